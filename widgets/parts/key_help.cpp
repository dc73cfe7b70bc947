#include "widgets/parts/key_help.h"

#include "widgets/parts/card.h"
#include "widgets/parts/naming.h"

#include <QApplication>
#include <QFrame>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QScrollArea>
#include <QScrollBar>
#include <QStyle>
#include <QVBoxLayout>

#include <algorithm>

namespace consentry::widgets {
namespace {

constexpr std::size_t kHelpColumns = 3;
constexpr int kCardBorder = 1; // by the style sheet
constexpr int kBetweenLines = space::kTight / 2;

bool isModifier(int key)
{
    return key == Qt::Key_Shift || key == Qt::Key_Control || key == Qt::Key_Alt || key == Qt::Key_Meta
           || key == Qt::Key_AltGr;
}

/// What each gets of `room`: what it needs, or the same as the others that need more.
std::vector<int> shares(const std::vector<int>& needed, int room)
{
    std::vector<int> ascending = needed;
    std::ranges::sort(ascending);
    int most = room;
    for (std::size_t i = 0; i < ascending.size(); ++i) {
        most = room / static_cast<int>(ascending.size() - i);
        if (ascending[i] > most)
            break;
        room -= ascending[i];
        most = ascending[i];
    }
    std::vector<int> given = needed;
    for (int& width : given)
        width = std::min(width, std::max(most, 1));
    return given;
}

} // namespace

KeyHelp::KeyHelp(const Appearance& appearance, QWidget* parent)
    : QWidget(parent), m_appearance(appearance), m_area(new QScrollArea), m_table(new QWidget)
{
    setObjectName(QStringLiteral("keyHelp"));
    setAccessibleName(tr("Keys"));
    setFocusPolicy(Qt::StrongFocus);
    const Card card = makeCentredCard(*this, parent->width());
    setProperty("background", {}); // what lies below shines through
    setAttribute(Qt::WA_StyledBackground, false);
    m_card = card.frame;
    m_title = makeLabel(LabelRole::Heading, tr("Keys that do something now"), card.frame);
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setFocusPolicy(Qt::NoFocus);
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_area->setWidget(m_table);
    m_area->viewport()->setAutoFillBackground(false);
    m_table->setAutoFillBackground(false);
    m_pointer = makeLabel(
        LabelRole::Muted,
        tr("On the picture: the wheel zooms; the middle button, or Space and drag, moves the view; arrows move the "
           "selected box by a pixel (Shift: ten; Ctrl: its lower right corner); Tab takes the box below; edges snap "
           "unless Alt is held; Enter draws a box in the middle; Esc cancels. On the timeline: drag a key frame to "
           "another time; drag with Shift to select a range."),
        card.frame);
    m_pointer->setWordWrap(true);
    card.column->addWidget(m_title);
    card.column->addWidget(m_area);
    card.column->addWidget(m_pointer);
    parent->installEventFilter(this);
    hide();
}

void KeyHelp::setRows(const std::vector<KeyRow>& rows)
{
    for (const Line& line : m_lines) {
        delete line.keys;
        delete line.does;
    }
    m_lines.clear();
    for (const KeyRow& row : rows) {
        m_lines.push_back(
            {makeLabel(LabelRole::Strong, row.keys, m_table), makeLabel(LabelRole::Plain, row.does, m_table)});
        m_lines.back().keys->show();
        m_lines.back().does->show();
    }
}

/// As many lines in each, and how wide their words are in one line.
std::vector<KeyHelp::Column> KeyHelp::columns() const
{
    std::vector<Column> columns(kHelpColumns);
    const std::size_t high = (m_lines.size() + kHelpColumns - 1) / kHelpColumns;
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        const Line& line = m_lines[i];
        Column& column = columns[i / high];
        line.does->setWordWrap(false);
        column.lines.push_back(line);
        column.keys = std::max(column.keys, line.keys->sizeHint().width());
        column.does = std::max(column.does, line.does->sizeHint().width());
    }
    return columns;
}

/// The place that they take, which is at most `room` wide.
QSize KeyHelp::placeLines(int room)
{
    std::vector<Column> all = columns();
    int forWords = room + space::kHuge;
    std::vector<int> needed;
    for (const Column& column : all) {
        forWords -= column.keys + space::kSmall + space::kHuge;
        needed.push_back(column.does);
    }
    const std::vector<int> given = shares(needed, forWords);
    std::vector<std::pair<QLabel*, QRect>> places;
    QSize size;
    int x = 0;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const int words = x + all[i].keys + space::kSmall;
        int y = 0;
        for (const Line& line : all[i].lines) {
            line.does->setWordWrap(line.does->sizeHint().width() > given[i]);
            const int height =
                line.does->wordWrap() ? line.does->heightForWidth(given[i]) : line.does->sizeHint().height();
            places.emplace_back(line.keys, QRect(x, y, all[i].keys, line.keys->sizeHint().height()));
            places.emplace_back(line.does, QRect(words, y, given[i], height));
            y += height + kBetweenLines;
        }
        size = {words + given[i], std::max(size.height(), y)};
        x = size.width() + space::kHuge;
    }
    for (const auto& [label, place] : places)
        label->setGeometry(QStyle::visualRect(layoutDirection(), QRect({}, size), place));
    return size;
}

void KeyHelp::arrange()
{
    constexpr int kAround = 2 * (space::kSmall + space::kHuge);
    const int bar = m_area->verticalScrollBar()->sizeHint().width() + space::kSmall;
    QSize size = placeLines(width() - kAround);
    const auto others = [&] {
        return m_title->sizeHint().height() + m_pointer->heightForWidth(size.width()) + 2 * space::kSmall;
    };
    const bool scrolls = size.height() + others() > height() - kAround;
    if (scrolls)
        size = placeLines(width() - kAround - bar);
    m_table->setFixedSize(size);
    m_area->setFixedHeight(std::min(size.height(), std::max(0, height() - kAround - others())));
    m_card->setFixedWidth(size.width() + (scrolls ? bar : 0) + 2 * space::kHuge + 2 * kCardBorder);
}

void KeyHelp::open()
{
    m_before = QApplication::focusWidget();
    resize(parentWidget()->size());
    arrange();
    m_area->verticalScrollBar()->setValue(0);
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
    if (!isModifier(event->key()) && !scroll(event->key()))
        close();
}

/// Where there is more than is in sight, keys that scroll elsewhere do so here.
bool KeyHelp::scroll(int key)
{
    QScrollBar& bar = *m_area->verticalScrollBar();
    if (bar.maximum() == 0)
        return false;
    switch (key) {
    case Qt::Key_Up: bar.triggerAction(QScrollBar::SliderSingleStepSub); return true;
    case Qt::Key_Down: bar.triggerAction(QScrollBar::SliderSingleStepAdd); return true;
    case Qt::Key_PageUp: bar.triggerAction(QScrollBar::SliderPageStepSub); return true;
    case Qt::Key_PageDown: bar.triggerAction(QScrollBar::SliderPageStepAdd); return true;
    default: return false;
    }
}

void KeyHelp::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    if (isVisible())
        arrange();
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
