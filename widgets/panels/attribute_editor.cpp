#include "widgets/panels/attribute_editor.h"

#include "annotation/edit/track_operations.h"
#include "annotation/interpolation.h"
#include "widgets/parts/elided_combo_box.h"
#include "widgets/parts/label_words.h"
#include "widgets/parts/naming.h"
#include "widgets/theme/tokens.h"

#include <QApplication>
#include <QComboBox>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QStandardItemModel>
#include <QStyle>
#include <QVBoxLayout>

#include <algorithm>

namespace consentry::widgets {

using annotation::AttributeHold;
using annotation::AttributeSpec;
using annotation::Scope;

namespace {

using Tracks = std::vector<const annotation::Track*>;

constexpr std::size_t kDigits = 9; // that choose a value

/// Whether one of the tracks ever has `value` of the attribute, or any when it is empty.
bool anySays(const Tracks& tracks, const std::string& name, const std::string& value)
{
    const auto isMeant = [&](const std::string& said) { return value.empty() ? !said.empty() : said == value; };
    return std::ranges::any_of(tracks, [&](const annotation::Track* track) {
        const auto held = track->attributes.find(name);
        return (held != track->attributes.end() && isMeant(held->second))
               || std::ranges::any_of(track->events, [&](const annotation::AttributeEvent& event) {
                      return event.name == name && isMeant(event.value);
                  });
    });
}

AttributeSpec withGoneValues(AttributeSpec spec, const Tracks& tracks)
{
    for (const std::string& gone : spec.goneValues) {
        if (anySays(tracks, spec.name, gone))
            spec.values.push_back(gone);
    }
    return spec;
}

/// Whether digits cannot say each of its values: one that is typed, or a list of many.
bool needsItsField(const AttributeSpec& spec)
{
    const std::size_t keyed = keyedValues(spec).size();
    return keyed == 0 || (spec.kind == annotation::AttributeKind::Select && keyed > kDigits);
}

} // namespace

AttributeEditor::AttributeEditor(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("attributeEditor"));
    setAccessibleName(tr("Attributes of the selected tracks"));
    setFocusPolicy(Qt::NoFocus);
    m_scope = named(new ElidedComboBox(this), {QStringLiteral("attributeScope"), tr("For how long a new value holds")});
    m_scope->setFocusPolicy(Qt::TabFocus);
    const std::pair<Scope, QString> scopes[] = {{Scope::FromHere, tr("from here on")},
                                                {Scope::Frame, tr("this frame only")},
                                                {Scope::Track, tr("whole track")},
                                                {Scope::Range, tr("marked range")}};
    for (const auto& [scope, words] : scopes)
        m_scope->addItem(words, static_cast<int>(scope));
    m_body = new QWidget(this);
    m_column = makeColumn(space::kSmall);
    m_body->setLayout(m_column);
    QHBoxLayout* head = makeRow(space::kSmall);
    head->addWidget(makeLabel(LabelRole::Caption, tr("Attributes"), this));
    head->addWidget(m_scope, 1);
    QVBoxLayout* column = makeColumn(space::kSmall);
    column->addLayout(head);
    column->addWidget(m_body);
    setLayout(column);
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget*, QWidget* now) {
        if (m_hasKeys && now != nullptr && now != this && !isAncestorOf(now))
            endKeys(); // somebody clicked elsewhere
    });
    refresh();
}

void AttributeEditor::attach(edit::AnnotationDocument& document, edit::Selection& selection)
{
    detach();
    follow(document, selection);
    on(&edit::AnnotationDocument::changed, this, &AttributeEditor::refresh);
    on(&edit::AnnotationDocument::modeChanged, this, &AttributeEditor::refresh);
    on(&edit::Selection::tracksChanged, this, [this] {
        tellTyped();
        refresh();
    });
    on(&edit::Selection::frameChanged, this, &AttributeEditor::refresh);
    on(&edit::Selection::rangeChanged, this, &AttributeEditor::refresh);
    refresh();
}

void AttributeEditor::detach()
{
    endKeys();
    unfollow();
    refresh();
}

bool AttributeEditor::isOffered(const std::string& name) const
{
    const auto& offered = m_document->facts().labels.attributes;
    return std::ranges::find(offered, name, &AttributeSpec::name) != offered.end();
}

/// What applies to every selected track. What is no longer offered is there as long as one of them bears it.
std::vector<AttributeSpec> AttributeEditor::commonSpecs() const
{
    std::vector<AttributeSpec> specs;
    if (!isFollowing() || m_selection->tracks().empty())
        return specs;
    std::vector<const annotation::Track*> tracks;
    for (const annotation::TrackId id : m_selection->tracks())
        tracks.push_back(m_document->labels().find(id));
    for (const AttributeSpec* spec : m_document->facts().labels.everyAttribute()) {
        const auto applies = [spec](const annotation::Track* track) { return track && spec->appliesTo(track->label); };
        if (std::ranges::all_of(tracks, applies) && (isOffered(spec->name) || anySays(tracks, spec->name, {})))
            specs.push_back(withGoneValues(*spec, tracks));
    }
    return specs;
}

std::optional<std::string> AttributeEditor::commonValue(const AttributeSpec& spec) const
{
    std::optional<std::string> common;
    for (const annotation::TrackId id : m_selection->tracks()) {
        const std::string value = annotation::valueAt(*m_document->labels().find(id), spec.name, m_selection->frame());
        if (common && *common != value)
            return std::nullopt;
        common = value;
    }
    return common;
}

/// What is being typed is about the tracks that were selected until now, if they are still there.
void AttributeEditor::tellTyped()
{
    const auto isThere = [this](annotation::TrackId id) { return m_document->labels().find(id) != nullptr; };
    const auto row = std::ranges::find_if(m_rows, [](const Row& each) { return each.field.widget->hasFocus(); });
    if (row != m_rows.end() && row->field.tellTyped && std::ranges::all_of(m_tracks, isThere))
        std::function(row->field.tellTyped)(); // a copy: the rows may be others after that
}

void AttributeEditor::refresh()
{
    m_tracks = isFollowing() ? m_selection->tracks() : std::set<annotation::TrackId>();
    const std::vector<AttributeSpec> specs = commonSpecs();
    if (!std::ranges::equal(specs, m_rows, {}, {}, &Row::spec))
        rebuild(specs);
    m_refreshing = true;
    for (const Row& row : m_rows)
        row.field.show(commonValue(row.spec));
    m_refreshing = false;
    setVisible(!m_rows.empty());
    setEnabled(isEditable());
    const bool moments =
        std::ranges::any_of(m_rows, [](const Row& row) { return row.spec.hold == AttributeHold::Moment; });
    m_scope->setVisible(moments);
    offerScopes();
    if (m_rows.empty())
        endKeys();
    m_row = m_rows.empty() ? 0 : std::min(m_row, m_rows.size() - 1);
    announceHint();
    update();
}

/// Without a marked range there is none to be meant.
void AttributeEditor::offerScopes()
{
    const bool hasRange = isFollowing() && m_selection->range();
    const int range = m_scope->findData(static_cast<int>(Scope::Range));
    static_cast<QStandardItemModel*>(m_scope->model())->item(range)->setEnabled(hasRange);
    if (!hasRange && m_scope->currentIndex() == range)
        m_scope->setCurrentIndex(m_scope->findData(static_cast<int>(Scope::FromHere)));
}

void AttributeEditor::rebuild(const std::vector<AttributeSpec>& specs)
{
    for (const Row& row : m_rows) {
        row.name->parentWidget()->hide();
        row.name->parentWidget()->setParent(nullptr); // gone for whoever looks for names
        row.name->parentWidget()->deleteLater();
    }
    m_rows.clear();
    for (const AttributeSpec& spec : specs)
        addRow(spec);
}

void AttributeEditor::addRow(const AttributeSpec& spec)
{
    auto* line = new QWidget(m_body);
    const QString words = isOffered(spec.name) ? labelWord(spec.name)
                                               : tr("%1 (no longer offered)").arg(labelWord(spec.name));
    QLabel* name = makeLabel(LabelRole::Muted, words, line);
    limitWidth(*name);
    const AttributeField field = makeAttributeField(
        spec, [this, spec](const std::string& value) { choose(spec, value); }, line);
    const bool wide = spec.kind == annotation::AttributeKind::Radio || spec.kind == annotation::AttributeKind::Text;
    QBoxLayout* layout = wide ? static_cast<QBoxLayout*>(makeColumn(space::kTight)) : makeRow(space::kSmall);
    layout->setContentsMargins(space::kSmall, 0, 0, 0);
    layout->addWidget(name, 1);
    layout->addWidget(field.widget, 1);
    line->setLayout(layout);
    m_column->addWidget(line);
    m_rows.push_back({spec, name, field});
}

Scope AttributeEditor::scopeFor(const AttributeSpec& spec) const
{
    return spec.hold == AttributeHold::Track ? Scope::Track : static_cast<Scope>(m_scope->currentData().toInt());
}

void AttributeEditor::choose(const AttributeSpec& spec, const std::string& value)
{
    if (m_refreshing || !isFollowing())
        return;
    const annotation::AttributeEdit change{.name = spec.name,
                                           .value = value,
                                           .scope = scopeFor(spec),
                                           .frame = m_selection->frame(),
                                           .range = m_selection->range().value_or(FrameRange{}),
                                           .clip = m_document->facts().frames.frames};
    if (const auto done = edit::setAttribute(*m_document, m_tracks, change); !done)
        Q_EMIT editRefused(done.error());
    refresh();
}

// --- keys

bool AttributeEditor::startKeys()
{
    if (m_rows.empty() || !isEnabled() || !isVisible())
        return false;
    m_hasKeys = true;
    setFocusPolicy(Qt::StrongFocus);
    setFocus(Qt::OtherFocusReason);
    showRow();
    announceHint();
    update();
    Q_EMIT keysStarted();
    return true;
}

void AttributeEditor::endKeys()
{
    if (!m_hasKeys)
        return;
    m_hasKeys = false;
    setFocusPolicy(Qt::NoFocus);
    update();
    Q_EMIT keysEnded();
}

QString AttributeEditor::hint() const
{
    if (!m_hasKeys || m_rows.empty())
        return {};
    QStringList values;
    const AttributeSpec& spec = m_rows[m_row].spec;
    const auto keyed = keyedValues(spec);
    for (std::size_t i = 0; i < keyed.size() && i < kDigits; ++i)
        values << tr("%1 %2").arg(i + 1).arg(attributeValueWord(spec, keyed[i]));
    if (!keyed.empty() && needsItsField(spec))
        values << tr("Return goes into the list");
    const QString choice = values.isEmpty() ? tr("Return types a value") : values.join(QStringLiteral(" · "));
    if (spec.hold == AttributeHold::Track)
        return tr("Attribute %1: %2 · 0 none · Up and Down choose · Tab next box · Esc ends")
            .arg(labelWord(spec.name), choice);
    return tr("Attribute %1, %2: %3 · 0 none · Up and Down choose, with Shift for how long · Tab next box · Esc ends")
        .arg(labelWord(spec.name), m_scope->currentText(), choice);
}

void AttributeEditor::announceHint()
{
    if (m_hasKeys)
        Q_EMIT hintChanged(hint());
}

/// The panel may be too low for all of them.
void AttributeEditor::showRow()
{
    for (QWidget* above = parentWidget(); above != nullptr; above = above->parentWidget()) {
        if (auto* area = qobject_cast<QScrollArea*>(above))
            area->ensureWidgetVisible(m_rows[m_row].name->parentWidget());
    }
}

void AttributeEditor::moveRow(int step)
{
    const auto rows = static_cast<int>(m_rows.size());
    m_row = static_cast<std::size_t>((static_cast<int>(m_row) + step + rows) % rows);
    showRow();
    announceHint();
    update();
}

void AttributeEditor::moveScope(int step)
{
    if (m_rows[m_row].spec.hold == AttributeHold::Track)
        return;
    const auto& items = *static_cast<const QStandardItemModel*>(m_scope->model());
    const int count = m_scope->count();
    int index = m_scope->currentIndex();
    do
        index = (index + step + count) % count;
    while (!items.item(index)->isEnabled());
    m_scope->setCurrentIndex(index);
    announceHint();
}

/// Nothing that was typed is kept.
void AttributeEditor::giveUpTyping()
{
    const auto row =
        std::ranges::find_if(m_rows, [](const Row& each) { return each.field.widget->hasFocus(); });
    if (row == m_rows.end())
        return setFocus(Qt::OtherFocusReason);
    const QSignalBlocker quiet(row->field.widget); // it tells what was typed when it loses the focus
    setFocus(Qt::OtherFocusReason);
    row->field.show(commonValue(row->spec));
}

void AttributeEditor::chooseByDigit(int digit)
{
    const Row row = m_rows[m_row];
    const auto keyed = keyedValues(row.spec);
    if (digit == 0)
        choose(row.spec, {});
    else if (static_cast<std::size_t>(digit) <= keyed.size())
        choose(row.spec, keyed[static_cast<std::size_t>(digit - 1)]);
}

/// The next of the boxes that are seen in this frame, round and round.
void AttributeEditor::selectNeighbour(int step)
{
    std::vector<annotation::TrackId> seen;
    for (const auto& [id, state] : visibleAt(m_document->labels(), m_selection->frame())) {
        if (!m_document->flags().has(edit::TrackFlag::Hidden, id) && m_selection->isInSight(id))
            seen.push_back(id);
    }
    if (seen.empty())
        return;
    const auto count = static_cast<std::ptrdiff_t>(seen.size());
    const auto current = std::ranges::find_if(seen, [this](auto id) { return m_selection->contains(id); });
    const std::ptrdiff_t at = current == seen.end() ? (step > 0 ? -1 : 0) : current - seen.begin();
    m_selection->selectOnly(seen[static_cast<std::size_t>((at + step + count) % count)]);
}

bool AttributeEditor::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride && m_hasKeys) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool digit = key->key() >= Qt::Key_0 && key->key() <= Qt::Key_9;
        // With Shift still down for how long a value holds, 1 is !: that must not close the clip.
        const bool own = digit || key->key() == Qt::Key_Exclam || key->key() == Qt::Key_Up || key->key() == Qt::Key_Down
                         || key->key() == Qt::Key_Escape || key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (own && !key->modifiers().testFlag(Qt::ControlModifier) && !key->modifiers().testFlag(Qt::AltModifier)) {
            event->accept();
            return true;
        }
    }
    return QWidget::event(event);
}

void AttributeEditor::keyPressEvent(QKeyEvent* event)
{
    const int key = event->key();
    const int step = key == Qt::Key_Up ? -1 : 1;
    const bool isReturn = key == Qt::Key_Return || key == Qt::Key_Enter;
    const bool isTyping = !hasFocus(); // what a field of ours has no use for comes here
    if (isTyping && isReturn)
        setFocus(Qt::OtherFocusReason); // the field has told what was typed
    else if (isTyping && key == Qt::Key_Escape)
        giveUpTyping();
    else if (isTyping || !m_hasKeys || m_rows.empty())
        QWidget::keyPressEvent(event);
    else if (key >= Qt::Key_0 && key <= Qt::Key_9)
        chooseByDigit(key - Qt::Key_0);
    else if (key == Qt::Key_Up || key == Qt::Key_Down)
        event->modifiers().testFlag(Qt::ShiftModifier) ? moveScope(step) : moveRow(step);
    else if (isReturn && needsItsField(m_rows[m_row].spec))
        m_rows[m_row].field.widget->setFocus(Qt::TabFocusReason);
    else if (key == Qt::Key_Escape || key == Qt::Key_Exclam || isReturn)
        endKeys();
    else
        QWidget::keyPressEvent(event);
}

/// Without the keys it has no use for the focus: a field was left, or a card that lay above gave it back.
void AttributeEditor::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    if (!m_hasKeys)
        Q_EMIT keysEnded();
}

bool AttributeEditor::focusNextPrevChild(bool next)
{
    if (!m_hasKeys)
        return QWidget::focusNextPrevChild(next);
    selectNeighbour(next ? 1 : -1);
    return true;
}

/// The attribute that the keys are about has a bar before it.
void AttributeEditor::paintEvent(QPaintEvent*)
{
    if (!m_hasKeys || m_rows.empty())
        return;
    const QWidget* line = m_rows[m_row].name->parentWidget();
    const QRect place(line->mapTo(this, QPoint(0, 0)), QSize(3, line->height()));
    QPainter(this).fillRect(QStyle::visualRect(layoutDirection(), rect(), place), palette().color(QPalette::Highlight));
}

} // namespace consentry::widgets
