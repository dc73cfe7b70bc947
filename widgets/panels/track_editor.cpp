#include "widgets/panels/track_editor.h"

#include "annotation/interpolation.h"
#include "annotation/track_edit.h"
#include "widgets/panels/attribute_editor.h"
#include "widgets/parts/elided_combo_box.h"
#include "widgets/parts/label_words.h"
#include "widgets/parts/naming.h"
#include "widgets/theme/tokens.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QGridLayout>
#include <QKeyEvent>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace consentry::widgets {
namespace {

// Far above the last gesture of the canvas, whose numbers count up from 1: steps of the two never merge.
constexpr edit::Gesture kFirstGesture = edit::Gesture{1} << 32;
constexpr double kRounding = 1e-6;

/// What is no longer offered stays to be seen on the track that bears it.
void chooseOrAdd(QComboBox& box, const std::string& name)
{
    const QString data = QString::fromStdString(name);
    if (box.findData(data) < 0)
        box.addItem(TrackEditor::tr("%1 (no longer offered)").arg(labelWord(name)), data);
    box.setCurrentIndex(box.findData(data));
}

/// What nobody typed keeps the decimals that the field does not show.
double typed(const QDoubleSpinBox& field, double now)
{
    const double half = std::pow(10.0, -field.decimals()) / 2;
    return std::abs(field.value() - now) <= half + kRounding ? now : field.value();
}

} // namespace

TrackEditor::TrackEditor(QWidget* parent) : QWidget(parent), m_gesture(kFirstGesture)
{
    setObjectName(QStringLiteral("trackEditor"));
    setAccessibleName(tr("Properties of the selected track"));
    m_title = named(makeLabel(LabelRole::Heading, {}, this), {QStringLiteral("trackTitle"), tr("Selected track")});
    m_state =
        named(makeLabel(LabelRole::Secondary, {}, this), {QStringLiteral("trackState"), tr("State in this frame")});
    m_fields = new QWidget(this);
    m_fields->setLayout(makeColumn(space::kSmall));
    makeClassFields();
    makeMarks();
    makeBoxFields();
    QVBoxLayout* column = makeColumn(space::kTight);
    column->setContentsMargins(space::kMedium, space::kMedium, space::kMedium, space::kMedium);
    column->addWidget(m_title);
    column->addWidget(m_state);
    column->addSpacing(space::kTight);
    column->addWidget(m_fields);
    m_attributes = new AttributeEditor(this);
    connect(m_attributes, &AttributeEditor::editRefused, this, &TrackEditor::editRefused);
    column->addSpacing(space::kTight);
    column->addWidget(m_attributes);
    setLayout(column);
    refresh();
}

void TrackEditor::makeClassFields()
{
    m_class = named(new ElidedComboBox(m_fields), {QStringLiteral("trackClass"), tr("Class")});
    m_kind = named(new ElidedComboBox(m_fields), {QStringLiteral("trackKind"), tr("Kind")});
    for (QComboBox* box : {m_class, m_kind})
        box->setFocusPolicy(Qt::TabFocus); // a click leaves the keys to the picture
    QHBoxLayout* row = makeRow(space::kSmall);
    row->addWidget(m_class, 1);
    row->addWidget(m_kind, 1);
    static_cast<QVBoxLayout*>(m_fields->layout())->addLayout(row);
    connect(m_class, &QComboBox::activated, this, [this] {
        m_kind->setCurrentIndex(0); // kinds belong to one class
        setLabel();
    });
    connect(m_kind, &QComboBox::activated, this, &TrackEditor::setLabel);
}

void TrackEditor::makeMarks()
{
    struct Row {
        annotation::Mark mark;
        const char* objectName;
        QString word;
        QString hint;
    };
    const std::array<Row, 3> rows{
        Row{annotation::Mark::Occluded, "markOccluded", tr("Occluded"), tr("Partly behind something")},
        Row{annotation::Mark::Truncated, "markTruncated", tr("Truncated"), tr("Partly outside the picture")},
        Row{annotation::Mark::Outside, "markOutside", tr("Outside"),
            tr("Not to be seen from here to the next key frame")}};
    auto* grid = new QGridLayout; // in pairs: in review the panel shares its height with the decision
    grid->setHorizontalSpacing(space::kSmall);
    grid->setVerticalSpacing(space::kTight);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const Row& row = rows[i];
        m_marks[i] = named(new QCheckBox(row.word, m_fields), {QLatin1String(row.objectName), row.word, row.hint});
        m_marks[i]->setFocusPolicy(Qt::TabFocus);
        grid->addWidget(m_marks[i], static_cast<int>(i / 2), static_cast<int>(i % 2));
        connect(m_marks[i], &QCheckBox::clicked, this, [this, mark = row.mark](bool on) { setMark(mark, on); });
    }
    static_cast<QVBoxLayout*>(m_fields->layout())->addLayout(grid);
}

void TrackEditor::makeBoxFields()
{
    struct Row {
        const char* objectName;
        QString letter;
        QString word;
    };
    const std::array<Row, SideCount> rows{
        Row{"boxX", tr("X"), tr("Left edge in pixels")}, Row{"boxY", tr("Y"), tr("Upper edge in pixels")},
        Row{"boxWidth", tr("W"), tr("Width in pixels")}, Row{"boxHeight", tr("H"), tr("Height in pixels")}};
    m_boxFields = new QWidget(m_fields);
    auto* grid = new QGridLayout(m_boxFields);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(space::kSmall);
    grid->setVerticalSpacing(space::kTight);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        m_box[i] = named(new QDoubleSpinBox(m_boxFields), {QLatin1String(rows[i].objectName), rows[i].word});
        leaveWheelToScrolling(*m_box[i]);
        m_box[i]->setDecimals(1);
        m_box[i]->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        m_box[i]->setButtonSymbols(QAbstractSpinBox::NoButtons);
        m_box[i]->setKeyboardTracking(false);
        const int row = static_cast<int>(i / 2);
        const int column = static_cast<int>(i % 2) * 2;
        grid->addWidget(makeLabel(LabelRole::Muted, rows[i].letter, m_boxFields), row, column);
        grid->addWidget(m_box[i], row, column + 1);
        grid->setColumnStretch(column + 1, 1);
        connect(m_box[i], &QDoubleSpinBox::valueChanged, this, &TrackEditor::setBox);
        connect(m_box[i], &QDoubleSpinBox::editingFinished, this, [this, field = m_box[i]] {
            ++m_gesture;
            if (field->hasFocus()) // Enter, not just a click elsewhere
                Q_EMIT numberEntered();
        });
    }
    m_fields->layout()->addWidget(m_boxFields);
}

void TrackEditor::attach(edit::AnnotationDocument& document, edit::Selection& selection)
{
    detach();
    follow(document, selection);
    on(&edit::AnnotationDocument::changed, this, &TrackEditor::refresh);
    on(&edit::AnnotationDocument::modeChanged, this, &TrackEditor::refresh);
    on(&edit::Selection::tracksChanged, this, [this] {
        tellTyped();
        refresh();
    });
    on(&edit::Selection::frameChanged, this, &TrackEditor::refresh);
    m_attributes->attach(document, selection);
    refresh();
}

void TrackEditor::detach()
{
    m_attributes->detach();
    unfollow();
    refresh();
}

/// A number that is being typed is about the track that was selected until now.
void TrackEditor::tellTyped()
{
    for (QDoubleSpinBox* field : m_box) {
        if (field->hasFocus())
            field->interpretText();
    }
}

const annotation::Track* TrackEditor::track() const
{
    const auto id = m_selection ? m_selection->single() : std::nullopt;
    return id && m_document ? m_document->labels().find(*id) : nullptr;
}

void TrackEditor::refresh()
{
    m_refreshing = true;
    const annotation::Track* shown = track();
    m_shown = shown != nullptr ? shown->id : annotation::TrackId();
    const std::size_t selected = m_selection ? m_selection->tracks().size() : 0;
    m_fields->setVisible(shown != nullptr);
    m_state->setVisible(shown != nullptr);
    m_boxFields->setVisible(isEditable()); // for hands, not for reading
    if (shown != nullptr)
        showTrack(*shown);
    else
        showNothing();
    setLabelRole(*m_title, shown != nullptr ? LabelRole::Heading : LabelRole::Muted);
    if (shown == nullptr)
        m_title->setText(selected > 1 ? tr("%n track(s) selected", nullptr, static_cast<int>(selected))
                                      : tr("Select a box to see its properties."));
    m_title->setMinimumWidth(0);
    m_title->setWordWrap(shown == nullptr);
    if (shown != nullptr)
        limitWidth(*m_title);
    m_refreshing = false;
}

void TrackEditor::showTrack(const annotation::Track& track)
{
    m_title->setText(trackName(track));
    const FrameIndex frame = m_selection->frame();
    const auto state = annotation::stateAt(track, frame);
    m_state->setText(!state            ? tr("not in this frame")
                     : state->tracked  ? tr("key frame, tracked")
                     : state->keyFrame ? tr("key frame")
                                       : tr("interpolated"));
    fillClasses(track);
    fillKinds(track);
    const bool editable = isEditable();
    m_fields->setEnabled(editable);
    const annotation::KeyFrame implied = annotation::impliedKeyFrame(track, frame);
    m_marks[0]->setChecked(state && state->occluded);
    m_marks[1]->setChecked(state && state->truncated);
    m_marks[2]->setChecked(!state);
    m_marks[0]->setEnabled(state || !track.singleFrame); // a box of one frame says nothing about others
    m_marks[1]->setEnabled(state || !track.singleFrame);
    m_marks[2]->setEnabled(!track.singleFrame && !(state && !annotation::hasBox(annotation::endedAt(track, frame))));
    const Size picture = m_document->facts().frames.size;
    const std::array<double, SideCount> values{implied.box.x, implied.box.y, implied.box.width, implied.box.height};
    for (std::size_t i = 0; i < values.size(); ++i) {
        m_box[i]->setRange(i < Width ? 0 : 1, i % 2 == 0 ? picture.width : picture.height);
        m_box[i]->setValue(values[i]);
        m_box[i]->setEnabled(state.has_value());
    }
}

/// What is hidden can be read by a screen reader.
void TrackEditor::showNothing()
{
    m_state->clear();
    m_class->clear();
    m_kind->clear();
    for (QCheckBox* mark : m_marks)
        mark->setChecked(false);
    for (QDoubleSpinBox* side : m_box)
        side->setRange(0, 0);
}

void TrackEditor::fillClasses(const annotation::Track& track)
{
    m_class->clear();
    for (const annotation::LabelClass& labelClass : m_document->facts().labels.classes)
        m_class->addItem(labelWord(labelClass.name), QString::fromStdString(labelClass.name));
    chooseOrAdd(*m_class, track.label);
}

void TrackEditor::fillKinds(const annotation::Track& track)
{
    m_kind->clear();
    m_kind->addItem(tr("any kind"), QString());
    const annotation::LabelClass* labelClass = m_document->facts().labels.findClass(track.label);
    for (const std::string& kind : labelClass ? labelClass->kinds : std::vector<std::string>{})
        m_kind->addItem(labelWord(kind), QString::fromStdString(kind));
    chooseOrAdd(*m_kind, track.kind);
    m_kind->setEnabled(m_kind->count() > 1);
}

/// What a number has no use for comes here. Esc: nothing that was typed is kept.
void TrackEditor::keyPressEvent(QKeyEvent* event)
{
    if (event->key() != Qt::Key_Escape)
        return QWidget::keyPressEvent(event);
    refresh();
    Q_EMIT numberEntered();
}

void TrackEditor::setLabel()
{
    const annotation::Track* changed = track();
    if (m_refreshing || changed == nullptr)
        return;
    const std::array ids{changed->id};
    report(m_document->setLabel(ids, m_class->currentData().toString().toStdString(),
                                m_kind->currentData().toString().toStdString()));
}

void TrackEditor::setMark(annotation::Mark mark, bool on)
{
    if (const annotation::Track* changed = track(); changed != nullptr && !m_refreshing)
        report(m_document->setMark(changed->id, m_selection->frame(), {mark, on}));
}

void TrackEditor::setBox()
{
    const annotation::Track* changed = m_document ? m_document->labels().find(m_shown) : nullptr;
    if (m_refreshing || changed == nullptr)
        return;
    const Size picture = m_document->facts().frames.size;
    const Box now = annotation::impliedKeyFrame(*changed, m_selection->frame()).box;
    Box box{typed(*m_box[X], now.x), typed(*m_box[Y], now.y), typed(*m_box[Width], now.width),
            typed(*m_box[Height], now.height)};
    // Typed numbers may reach over the edge; the box is moved in rather than refused. A pinned one stays and is cut.
    if (m_document->flags().has(edit::TrackFlag::Pinned, m_shown)) {
        box.width = std::min(box.width, picture.width - now.x);
        box.height = std::min(box.height, picture.height - now.y);
    }
    box.x = std::clamp(box.x, 0.0, std::max(0.0, picture.width - box.width));
    box.y = std::clamp(box.y, 0.0, std::max(0.0, picture.height - box.height));
    report(m_document->setBox({changed->id, m_selection->frame(), box}, m_gesture));
}

void TrackEditor::report(const Result<void>& result)
{
    if (!result)
        Q_EMIT editRefused(result.error());
    refresh();
}

} // namespace consentry::widgets
