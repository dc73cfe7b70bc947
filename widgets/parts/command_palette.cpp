#include "widgets/parts/command_palette.h"

#include "widgets/parts/card.h"
#include "widgets/parts/naming.h"

#include <QApplication>
#include <QFrame>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace consentry::widgets {
namespace {

constexpr int kPaletteWidth = 560;
constexpr int kPaletteRowHeight = 28;
constexpr int kRowsInSight = 11;
/// More would not be read; another letter finds the rest.
constexpr std::size_t kMostRows = 60;
constexpr double kPaletteDim = 0.5;

} // namespace

bool fitsTyped(const QString& text, const QString& typed)
{
    const QStringList words = typed.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    return std::ranges::all_of(words, [&](const QString& word) { return text.contains(word, Qt::CaseInsensitive); });
}

CommandPalette::CommandPalette(const Appearance& appearance, QWidget* parent)
    : QWidget(parent), m_appearance(appearance)
{
    setObjectName(QStringLiteral("commandPalette"));
    setAccessibleName(tr("Commands"));
    const Card card = makeCentredCard(*this, kPaletteWidth);
    setProperty("background", {}); // what lies below shines through
    setAttribute(Qt::WA_StyledBackground, false);
    card.column->setContentsMargins(space::kMedium, space::kMedium, space::kMedium, space::kMedium);
    m_field = named(new QLineEdit(card.frame), {QStringLiteral("paletteField"), tr("What to find")});
    m_list = named(new QListWidget(card.frame), {QStringLiteral("paletteList"), tr("What was found")});
    m_list->setFixedHeight(kRowsInSight * kPaletteRowHeight);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_nothing = makeLabel(LabelRole::Muted, {}, card.frame);
    m_nothing->setFixedHeight(kPaletteRowHeight);
    card.column->addWidget(m_field);
    card.column->addWidget(m_nothing);
    card.column->addWidget(m_list);
    connect(m_field, &QLineEdit::textChanged, this, &CommandPalette::refresh);
    connect(m_list, &QListWidget::itemClicked, this, &CommandPalette::runCurrent);
    m_field->installEventFilter(this);
    parent->installEventFilter(this);
    hide();
}

void CommandPalette::open(const PaletteSource& source)
{
    m_source = source;
    if (!isVisible())
        m_before = QApplication::focusWidget();
    m_field->setPlaceholderText(source.prompt);
    m_nothing->setText(source.nothing);
    m_field->setText({});
    refresh();
    resize(parentWidget()->size());
    show();
    raise();
    m_field->setFocus();
}

void CommandPalette::close()
{
    if (!isVisible())
        return;
    hide();
    m_rows.clear();
    m_list->clear();
    m_source = {};
    m_field->setText({}); // clear() can be undone, by whoever comes next
    if (m_before)
        m_before->setFocus();
}

void CommandPalette::refresh()
{
    if (!m_source.entries)
        return;
    const QString typed = m_field->text().trimmed();
    m_rows = m_source.exact ? m_source.exact(typed) : std::vector<PaletteEntry>();
    for (PaletteEntry& entry : m_source.entries()) {
        if (m_rows.size() < kMostRows && fitsTyped(entry.text, typed))
            m_rows.push_back(std::move(entry));
    }
    m_list->clear();
    for (const PaletteEntry& entry : m_rows)
        addRow(entry);
    const auto current = std::ranges::find_if(m_rows, &PaletteEntry::isCurrent);
    const bool begins = typed.isEmpty() && current != m_rows.end();
    m_list->setCurrentRow(begins ? static_cast<int>(current - m_rows.begin()) : 0);
    m_list->setVisible(!m_rows.empty());
    m_nothing->setVisible(m_rows.empty());
}

void CommandPalette::addRow(const PaletteEntry& entry)
{
    auto* item = new QListWidgetItem(m_list);
    item->setSizeHint({0, kPaletteRowHeight});
    item->setData(Qt::AccessibleTextRole,
                  entry.detail.isEmpty() ? entry.text : entry.text + QStringLiteral(", ") + entry.detail);
    auto* row = new QWidget;
    auto* line = makeRow(space::kSmall);
    line->setContentsMargins(space::kSmall, 0, space::kSmall, 0);
    auto* text = new ElidedLabel(LabelRole::Plain, row);
    text->setText(entry.text);
    line->addWidget(text, 1);
    line->addWidget(makeLabel(LabelRole::Muted, entry.detail, row));
    row->setLayout(line);
    m_list->setItemWidget(item, row);
}

void CommandPalette::runCurrent()
{
    const int row = m_list->currentRow();
    if (row < 0 || row >= static_cast<int>(m_rows.size()))
        return;
    const std::function<void()> run = m_rows[static_cast<std::size_t>(row)].run;
    close();
    run();
}

void CommandPalette::moveBy(int rows)
{
    const int last = m_list->count() - 1;
    if (last >= 0)
        m_list->setCurrentRow(std::clamp(m_list->currentRow() + rows, 0, last));
}

bool CommandPalette::keyPressed(int key)
{
    switch (key) {
    case Qt::Key_Escape: close(); return true;
    case Qt::Key_Return:
    case Qt::Key_Enter: runCurrent(); return true;
    case Qt::Key_Down: moveBy(1); return true;
    case Qt::Key_Up: moveBy(-1); return true;
    case Qt::Key_PageDown: moveBy(kRowsInSight); return true;
    case Qt::Key_PageUp: moveBy(-kRowsInSight); return true;
    case Qt::Key_Tab:
    case Qt::Key_Backtab: return true; // keys stay here until it closes
    default: return false;
    }
}

void CommandPalette::mousePressEvent(QMouseEvent*)
{
    close();
}

void CommandPalette::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_appearance.theme().color(Token::Background, kPaletteDim));
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_field) {
        if (event->type() == QEvent::ShortcutOverride)
            event->accept(); // letters are letters here, whatever they do elsewhere
        if (event->type() == QEvent::KeyPress)
            return keyPressed(static_cast<QKeyEvent*>(event)->key());
    } else if (event->type() == QEvent::Resize) {
        resize(parentWidget()->size());
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace consentry::widgets
