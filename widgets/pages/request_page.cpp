#include "widgets/pages/request_page.h"

#include "widgets/parts/naming.h"
#include "widgets/theme/tokens.h"

#include <QAction>
#include <QLineEdit>
#include <QListWidget>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

namespace consentry::widgets {
namespace {

constexpr int kRequestListWidth = 360;

} // namespace

RequestPage::RequestPage(const RequestActions& actions, QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("requestPage"));
    setAccessibleName(tr("Requests"));
    setProperty("surface", true);
    setAttribute(Qt::WA_StyledBackground);
    QLabel* words = makeLabel(LabelRole::Muted,
                              tr("Who asks to see frames of an original sees them only after another person's approval "
                                 "and a custodian's release, for some minutes."),
                              this);
    words->setWordWrap(true);
    m_empty =
        makeLabel(LabelRole::Muted, tr("Nobody asks to see anything. Who wants to asks while a clip is open."), this);
    m_empty->setObjectName(QStringLiteral("requestsEmpty"));
    m_empty->setWordWrap(true);
    QHBoxLayout* body = makeRow(space::kHuge);
    body->addWidget(makeList());
    body->addWidget(makeDetails(actions), 1);
    QVBoxLayout* column = makeColumn(space::kSmall);
    column->setContentsMargins(space::kHuge, space::kLarge, space::kHuge, space::kLarge);
    column->addWidget(makeLabel(LabelRole::Heading, tr("Requests"), this));
    column->addWidget(words);
    column->addWidget(m_empty);
    column->addLayout(body, 1);
    setLayout(column);
    setRows({});
    setProgress({});
}

QWidget* RequestPage::makeList()
{
    m_list = named(new QListWidget(this), {QStringLiteral("requestList"), tr("Requests")});
    m_list->setFixedWidth(kRequestListWidth);
    m_list->setWordWrap(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(m_list, &QListWidget::currentRowChanged, this, &RequestPage::showChosen);
    return m_list;
}

QWidget* RequestPage::makeDetails(const RequestActions& actions)
{
    m_details = new QWidget(this);
    const auto line = [this](LabelRole role, const char* name, const QString& words) {
        QLabel* label = named(makeLabel(role, {}, m_details), {QLatin1String(name), words});
        label->setWordWrap(true);
        return label;
    };
    m_what = line(LabelRole::Strong, "requestWhat", tr("Who asks for what"));
    m_clip = line(LabelRole::Secondary, "requestClip", tr("Clip"));
    m_reason = line(LabelRole::Plain, "requestReason", tr("Reason"));
    m_state = line(LabelRole::Secondary, "requestState", tr("State"));
    m_note = line(LabelRole::Expiring, "requestNote", tr("What comes next"));
    m_refusal = named(new QLineEdit(m_details), {QStringLiteral("requestRefusal"), tr("Why it is refused")});
    m_refusal->setPlaceholderText(tr("Why not? Needed to refuse."));
    m_release = buttonFor(actions.release);
    m_release->setProperty("role", QStringLiteral("primary"));
    QHBoxLayout* buttons = makeRow(space::kSmall);
    buttons->addWidget(buttonFor(actions.refuse));
    buttons->addWidget(buttonFor(actions.approve));
    buttons->addWidget(m_release);
    buttons->addStretch(1);
    QVBoxLayout* column = makeColumn(space::kSmall);
    for (QWidget* part : std::initializer_list<QWidget*>{m_what, m_clip, m_reason, m_state, m_note, m_refusal})
        column->addWidget(part);
    column->addLayout(buttons);
    column->addWidget(makeProgress(actions.stop));
    column->addStretch(1);
    m_details->setLayout(column);
    connect(m_refusal, &QLineEdit::textChanged, this, &RequestPage::changed);
    return m_details;
}

QWidget* RequestPage::makeProgress(QAction* stop)
{
    m_running = new QWidget(m_details);
    m_bar = named(new QProgressBar(m_running), {QStringLiteral("releaseProgress"), tr("How far the release is")});
    m_bar->setTextVisible(false);
    QHBoxLayout* row = makeRow(space::kSmall);
    row->addWidget(makeLabel(LabelRole::Secondary, tr("Cutting the frames out…"), m_running));
    row->addWidget(m_bar, 1);
    row->addWidget(buttonFor(stop));
    m_running->setLayout(row);
    return m_running;
}

/// "approveUnblurButton", in step with its action.
QPushButton* RequestPage::buttonFor(QAction* action)
{
    auto* button = named(new QPushButton(action->text(), m_details),
                         {action->objectName() + QStringLiteral("Button"), action->text(), action->toolTip()});
    button->setEnabled(action->isEnabled());
    connect(action, &QAction::enabledChanged, button, &QPushButton::setEnabled);
    connect(action, &QAction::changed, button, [button, action] { button->setToolTip(action->toolTip()); });
    connect(button, &QPushButton::clicked, action, &QAction::trigger);
    return button;
}

void RequestPage::setRows(std::vector<RequestRow> rows)
{
    const QString before = chosen();
    m_rows = std::move(rows);
    {
        const QSignalBlocker quiet(m_list);
        m_list->clear();
        for (const RequestRow& row : m_rows)
            m_list->addItem(tr("%1: frames %2, %3").arg(row.who, row.frames, row.minutes) + QLatin1Char('\n')
                            + row.state);
        const auto same = std::ranges::find(m_rows, before, &RequestRow::id);
        m_list->setCurrentRow(same == m_rows.end() ? 0 : static_cast<int>(same - m_rows.begin()));
    }
    m_empty->setVisible(m_rows.empty());
    m_list->setVisible(!m_rows.empty());
    m_details->setVisible(!m_rows.empty());
    showChosen();
}

const RequestRow* RequestPage::chosenRow() const
{
    const int row = m_list->currentRow();
    return row < 0 || row >= static_cast<int>(m_rows.size()) ? nullptr : &m_rows[static_cast<std::size_t>(row)];
}

QString RequestPage::chosen() const
{
    const RequestRow* row = chosenRow();
    return row ? row->id : QString();
}

/// What was typed about one request is not said of another.
void RequestPage::showChosen()
{
    const RequestRow* row = chosenRow();
    const RequestRow shown = row ? *row : RequestRow();
    if (shown.id != m_shown)
        clearRefusal();
    m_shown = shown.id;
    m_what->setText(tr("%1 asks for the frames %2, for %3").arg(shown.who, shown.frames, shown.minutes));
    m_clip->setText(tr("Clip %1").arg(shown.clip));
    m_reason->setText(tr("Reason: %1").arg(shown.reason));
    m_state->setText(shown.state);
    m_note->setText(shown.note);
    m_note->setVisible(!shown.note.isEmpty());
    if (row) {
        m_release->setText(row->releaseWord);
        m_release->setAccessibleName(row->releaseWord);
    }
    Q_EMIT changed();
}

QString RequestPage::refusal() const
{
    return m_refusal->text().trimmed();
}

void RequestPage::clearRefusal()
{
    m_refusal->setText({}); // clear() can be undone, for another request or by somebody else
}

void RequestPage::setMayRefuse(bool may)
{
    m_refusal->setVisible(may);
}

void RequestPage::setProgress(std::optional<Progress> progress)
{
    m_running->setVisible(progress.has_value());
    if (!progress)
        return;
    m_bar->setMaximum(static_cast<int>(progress->total));
    m_bar->setValue(static_cast<int>(progress->done));
}

void RequestPage::focusList()
{
    m_list->setFocus();
}

} // namespace consentry::widgets
