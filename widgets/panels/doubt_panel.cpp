#include "widgets/panels/doubt_panel.h"

#include "widgets/parts/key_words.h"
#include "widgets/parts/naming.h"
#include "widgets/theme/tokens.h"

#include <QListWidget>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

namespace consentry::widgets {

DoubtPanel::DoubtPanel(const Actions& actions, QWidget* parent) : QWidget(parent), m_blur(actions.blur)
{
    setObjectName(QStringLiteral("doubtPanel"));
    setAccessibleName(tr("Doubts"));
    setProperty("surface", true);
    setAttribute(Qt::WA_StyledBackground);
    m_note = named(makeLabel(LabelRole::Secondary, {}, this), {QStringLiteral("doubtNote"), tr("What to look for")});
    m_note->setWordWrap(true);
    m_list = named(new QListWidget(this), {QStringLiteral("doubtList"), tr("Stretches to look at")});
    m_list->setWordWrap(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusProxy(m_list);
    auto* button = named(new QToolButton(this), {QStringLiteral("maskCameraButton"), actions.mask.text()});
    button->setDefaultAction(&actions.mask);
    button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    button->setProperty("role", QStringLiteral("choice"));
    button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    QVBoxLayout* column = makeColumn(space::kSmall);
    column->setContentsMargins(space::kMedium, space::kSmall, space::kMedium, space::kMedium);
    column->addWidget(m_note);
    column->addWidget(m_list, 1);
    column->addWidget(button);
    setLayout(column);
    connect(m_list, &QListWidget::currentRowChanged, this, [this](int row) {
        if (row >= 0)
            Q_EMIT chosen(row);
    });
    setRows({});
    followKeys({&m_blur}, this, [this] { refreshNote(); });
}

void DoubtPanel::setRows(const std::vector<DoubtRow>& rows)
{
    const QSignalBlocker quiet(m_list);
    m_list->clear();
    for (const DoubtRow& row : rows)
        m_list->addItem(row.frames + QLatin1Char('\n') + row.why);
    m_list->setVisible(!rows.empty());
    refreshNote();
}

void DoubtPanel::refreshNote()
{
    m_note->setText(count() == 0
                        ? tr("No doubts: each face that was found was found for sure.")
                        : withKeys(tr("Is a face to be seen here? Hide it with %1."), {&m_blur},
                                   tr("Is a face to be seen here? Hide it.")));
}

int DoubtPanel::count() const
{
    return m_list->count();
}

int DoubtPanel::current() const
{
    return m_list->currentRow();
}

void DoubtPanel::setCurrent(int row)
{
    markRow(*m_list, row);
}

} // namespace consentry::widgets
