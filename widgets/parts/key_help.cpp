#include "widgets/parts/key_help.h"

#include "widgets/parts/card.h"
#include "widgets/parts/naming.h"

#include <QApplication>
#include <QFrame>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>

namespace consentry::widgets {
namespace {

constexpr int kHelpWidth = 980;
constexpr int kHelpColumns = 3;

bool isModifier(int key)
{
    return key == Qt::Key_Shift || key == Qt::Key_Control || key == Qt::Key_Alt || key == Qt::Key_Meta
           || key == Qt::Key_AltGr;
}

} // namespace

KeyHelp::KeyHelp(const Appearance& appearance, QWidget* parent)
    : QWidget(parent), m_appearance(appearance), m_grid(new QGridLayout)
{
    setObjectName(QStringLiteral("keyHelp"));
    setAccessibleName(tr("Keys"));
    setFocusPolicy(Qt::StrongFocus);
    const Card card = makeCentredCard(*this, kHelpWidth);
    setProperty("background", {}); // what lies below shines through
    setAttribute(Qt::WA_StyledBackground, false);
    m_card = card.frame;
    card.column->addWidget(makeLabel(LabelRole::Heading, tr("Keys that do something now"), card.frame));
    m_grid->setHorizontalSpacing(space::kLarge);
    m_grid->setVerticalSpacing(space::kTight / 2);
    card.column->addLayout(m_grid);
    QLabel* pointer = makeLabel(
        LabelRole::Muted,
        tr("On the picture: the wheel zooms; the middle button, or Space and drag, moves the view; arrows move the "
           "selected box by a pixel (Shift: ten; Ctrl: its lower right corner); Tab takes the box below; edges snap "
           "unless Alt is held; Enter draws a box in the middle; Esc cancels. On the timeline: drag a key frame to "
           "another time; drag with Shift to select a range."),
        card.frame);
    pointer->setWordWrap(true);
    card.column->addWidget(pointer);
    parent->installEventFilter(this);
    hide();
}

void KeyHelp::setRows(const std::vector<KeyRow>& rows)
{
    while (QLayoutItem* old = m_grid->takeAt(0)) {
        old->widget()->hide();
        old->widget()->deleteLater();
        delete old;
    }
    const int high = (static_cast<int>(rows.size()) + kHelpColumns - 1) / kHelpColumns;
    for (int i = 0; i < static_cast<int>(rows.size()); ++i) {
        const KeyRow& row = rows[static_cast<std::size_t>(i)];
        const int column = 2 * (i / high);
        m_grid->addWidget(makeLabel(LabelRole::Strong, row.keys, m_card), i % high, column);
        auto* does = new ElidedLabel(LabelRole::Plain, m_card);
        does->setText(row.does);
        m_grid->addWidget(does, i % high, column + 1);
        m_grid->setColumnStretch(column + 1, 1);
    }
}

void KeyHelp::open()
{
    m_before = QApplication::focusWidget();
    resize(parentWidget()->size());
    show();
    raise();
    setFocus();
}

void KeyHelp::close()
{
    if (!isVisible())
        return;
    hide();
    if (m_before)
        m_before->setFocus();
}

bool KeyHelp::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride)
        event->accept(); // no key does what it says while it is being looked up
    return QWidget::event(event);
}

void KeyHelp::keyPressEvent(QKeyEvent* event)
{
    if (!isModifier(event->key()))
        close();
}

bool KeyHelp::focusNextPrevChild(bool)
{
    close(); // Tab is a key as any
    return true;
}

void KeyHelp::mousePressEvent(QMouseEvent*)
{
    close();
}

void KeyHelp::focusOutEvent(QFocusEvent* event)
{
    if (event->reason() != Qt::ActiveWindowFocusReason && event->reason() != Qt::PopupFocusReason)
        hide();
}

void KeyHelp::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_appearance.theme().color(Token::Background, kBehindCard));
}

bool KeyHelp::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize)
        resize(parentWidget()->size());
    return QWidget::eventFilter(watched, event);
}

} // namespace consentry::widgets
