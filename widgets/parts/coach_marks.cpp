#include "widgets/parts/coach_marks.h"

#include "widgets/parts/naming.h"

#include <QEvent>
#include <QFrame>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace consentry::widgets {
namespace {

constexpr int kOutline = 2;

} // namespace

CoachMarks::CoachMarks(const Appearance& appearance, QWidget* parent)
    : QWidget(parent), m_appearance(appearance), m_card(new QFrame(parent))
{
    setObjectName(QStringLiteral("coachMarks"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    m_card->setObjectName(QStringLiteral("coachCard"));
    m_card->setProperty("role", QStringLiteral("card"));
    m_title = named(makeLabel(LabelRole::Strong, {}, m_card), {QStringLiteral("coachTitle"), tr("First steps")});
    m_text = makeLabel(LabelRole::Plain, {}, m_card);
    m_text->setObjectName(QStringLiteral("coachText"));
    m_count = makeLabel(LabelRole::Muted, {}, m_card);
    m_next = named(new QPushButton(m_card), {QStringLiteral("coachNext"), tr("Next")});
    auto* skip = named(new QPushButton(tr("Skip"), m_card), {QStringLiteral("coachSkip"), tr("Skip the first steps")});
    for (QLabel* label : {m_title, m_text})
        label->setWordWrap(true);
    for (QPushButton* button : {m_next, skip})
        button->setFocusPolicy(Qt::TabFocus); // a click leaves the keys to the picture
    auto* head = makeRow(space::kSmall);
    head->addWidget(m_title, 1);
    head->addWidget(m_count, 0, Qt::AlignTop);
    auto* buttons = makeRow(space::kSmall);
    buttons->addStretch(1);
    buttons->addWidget(skip);
    buttons->addWidget(m_next);
    QVBoxLayout* column = makeColumn(space::kSmall);
    column->setContentsMargins(space::kMedium, space::kMedium, space::kMedium, space::kMedium);
    column->addLayout(head);
    column->addWidget(m_text);
    column->addLayout(buttons);
    m_card->setLayout(column);
    connect(m_next, &QPushButton::clicked, this, &CoachMarks::goOn);
    connect(skip, &QPushButton::clicked, this, [this] {
        stop();
        Q_EMIT finished();
    });
    parent->installEventFilter(this);
    stop();
}

void CoachMarks::start(std::vector<CoachMark> marks, QWidget& home)
{
    m_marks = std::move(marks);
    m_home = &home;
    if (!m_marks.empty())
        show(0);
}

void CoachMarks::show(std::size_t index)
{
    m_index = index;
    const CoachMark& mark = m_marks[index];
    m_title->setText(mark.title);
    m_text->setText(mark.text());
    m_count->setText(tr("%1 of %2").arg(index + 1).arg(m_marks.size()));
    m_next->setText(index + 1 < m_marks.size() ? tr("Next") : tr("Done"));
    m_next->setAccessibleName(m_next->text());
    place();
    QWidget::show();
    m_card->show();
    raise();
    m_card->raise();
    update();
}

void CoachMarks::goOn()
{
    if (m_index + 1 < m_marks.size()) {
        show(m_index + 1);
        return;
    }
    stop();
    Q_EMIT finished();
}

void CoachMarks::stop()
{
    hide();
    m_card->hide();
}

void CoachMarks::refresh()
{
    if (m_card->isHidden())
        return;
    m_text->setText(m_marks[m_index].text());
    place();
}

/// At the foot of its home, as wide as that; wider over what lies beside it when its words need more.
void CoachMarks::place()
{
    resize(parentWidget()->size());
    if (!m_home)
        return;
    const int width = std::max(m_home->width() - 2 * space::kSmall, m_card->layout()->totalMinimumSize().width());
    m_card->setFixedWidth(width);
    const int height = m_card->layout()->totalHeightForWidth(width);
    m_card->setFixedHeight(height);
    const int left = isRightToLeft() ? m_home->width() - width - space::kSmall : space::kSmall;
    m_card->move(m_home->mapTo(parentWidget(), QPoint(left, m_home->height() - height - space::kSmall)));
}

void CoachMarks::paintEvent(QPaintEvent*)
{
    const QWidget* target = m_index < m_marks.size() ? m_marks[m_index].target.data() : nullptr;
    if (target == nullptr || !target->isVisible())
        return;
    QPainter painter(this);
    painter.setPen(
        QPen(m_appearance.theme().color(Token::Accent), kOutline, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin));
    const QRect around(target->mapTo(parentWidget(), QPoint()), target->size());
    painter.drawRect(around.adjusted(kOutline / 2, kOutline / 2, -kOutline / 2, -kOutline / 2));
}

bool CoachMarks::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize && m_card->isVisible())
        place();
    return QWidget::eventFilter(watched, event);
}

} // namespace consentry::widgets
