#include "widgets/panels/track_panel.h"

#include "widgets/panels/attribute_editor.h"
#include "widgets/panels/filter_menu.h"
#include "widgets/panels/track_editor.h"
#include "widgets/panels/track_filter.h"
#include "widgets/parts/key_words.h"
#include "widgets/parts/label_words.h"
#include "widgets/parts/naming.h"
#include "widgets/parts/words.h"
#include "widgets/theme/class_look.h"
#include "widgets/theme/tabular_text.h"

#include <QCompleter>
#include <QEvent>
#include <QLineEdit>
#include <QListView>
#include <QLocale>
#include <QPainter>
#include <QScrollArea>
#include <QScrollBar>
#include <QShortcut>
#include <QSortFilterProxyModel>
#include <QStyle>
#include <QVBoxLayout>

#include <utility>

namespace consentry::widgets {
namespace {

constexpr int kTrackRowHeight = 28;
constexpr int kLeastRows = 2;
constexpr int kShareOfList = 6; // of the panel's height, the list keeps at least one of so many parts
constexpr int kSwatch = 16;
constexpr int kLeastWidth = 252;

using Role = edit::TrackListModel::Role;

QString nameOf(const QModelIndex& index)
{
    return trackName(index.data(Role::LabelRole).toString().toStdString(),
                     index.data(Role::KindRole).toString().toStdString(), {index.data(Role::IdRole).toUInt()});
}

/// "person 1, 6 key frames, not in this frame": what a row shows, in words.
QString trackSentence(const QModelIndex& index)
{
    QStringList parts{nameOf(index)};
    parts << (index.data(Role::SingleFrameRole).toBool()
                  ? TrackPanel::tr("one frame")
                  : TrackPanel::tr("%n key frame(s)", nullptr, index.data(Role::KeyFrameCountRole).toInt()));
    if (!index.data(Role::VisibleRole).toBool())
        parts << TrackPanel::tr("not in this frame");
    if (index.data(Role::HiddenRole).toBool())
        parts << TrackPanel::tr("hidden");
    if (index.data(Role::LockedRole).toBool())
        parts << TrackPanel::tr("locked");
    if (index.data(Role::PinnedRole).toBool())
        parts << TrackPanel::tr("pinned");
    return parts.join(QStringLiteral(", "));
}

struct FlagIcon {
    Role role;
    const char* icon;
};

constexpr FlagIcon kFlagIcons[] = {
    {Role::HiddenRole, "eye-off"}, {Role::LockedRole, "lock"}, {Role::PinnedRole, "pin"}};

struct FlagRow {
    const QModelIndex& index;
    QRect whole; ///< of the row; languages that are read from the right have all of it mirrored
    QRect room;  ///< before that
};

/// The signs of how a track is treated, from the right end of the room; returns what is left of it.
QRect paintFlags(QPainter& painter, const FlagRow& row, const Theme& theme)
{
    QRect room = row.room;
    for (const FlagIcon& flag : kFlagIcons) {
        if (!row.index.data(flag.role).toBool())
            continue;
        const QRect place(room.right() - extent::kIconSmall + 1, room.center().y() - extent::kIconSmall / 2 + 1,
                          extent::kIconSmall, extent::kIconSmall);
        theme.icon(QLatin1String(flag.icon), Token::TextMuted)
            .paint(&painter, QStyle::visualRect(painter.layoutDirection(), row.whole, place));
        room.setRight(place.left() - space::kTight);
    }
    return room;
}

/// As high as what is in it likes to be, or as there is room.
class ContentArea final : public QScrollArea {
public:
    using QScrollArea::QScrollArea;
    QSize sizeHint() const override { return widget()->sizeHint(); }
    /// Sideways there is no scrolling: a language with longer words makes the panel wider.
    QSize minimumSizeHint() const override
    {
        return {widget()->minimumSizeHint().width() + verticalScrollBar()->sizeHint().width(),
                QScrollArea::minimumSizeHint().height()};
    }
    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (watched == widget() && event->type() == QEvent::LayoutRequest)
            updateGeometry();
        return QScrollArea::eventFilter(watched, event);
    }
};

QScrollArea* scrolled(QWidget* content, QWidget* parent)
{
    auto* area = new ContentArea(parent);
    area->setObjectName(QStringLiteral("trackEditorArea"));
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    area->viewport()->setAutoFillBackground(false);
    area->setWidget(content);
    content->setAutoFillBackground(false);
    // The scroll bar takes the place of the margin, so that nothing is cut off beside it.
    QObject::connect(area->verticalScrollBar(), &QScrollBar::rangeChanged, content, [content](int, int most) {
        QMargins margins = content->layout()->contentsMargins();
        const int beside = most > 0 ? space::kTight : space::kMedium;
        if (content->isRightToLeft())
            margins.setLeft(beside);
        else
            margins.setRight(beside);
        content->layout()->setContentsMargins(margins);
    });
    return area;
}

} // namespace

/// The rows of the track list that pass the filter, in words, for tool tips and screen readers.
class TrackWords final : public QSortFilterProxyModel {
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;
    void setFilter(const TrackFilter& filter) { m_filter = filter; }
    void follow(const edit::AnnotationDocument* document, const edit::Selection* selection)
    {
        m_document = document;
        m_selection = selection;
    }
    void refilter() { invalidateFilter(); }
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override
    {
        if (m_filter.isEmpty() || !m_document)
            return true;
        const annotation::TrackId id{sourceModel()->index(row, 0, parent).data(Role::IdRole).toUInt()};
        const annotation::Track* track = m_document->labels().find(id);
        return track && m_filter.matches(*track, m_selection->frame(), m_document->flags());
    }
    QVariant data(const QModelIndex& index, int role) const override
    {
        if (role == Qt::AccessibleTextRole)
            return trackSentence(index);
        if (role == Qt::ToolTipRole)
            return plainToolTip(trackSentence(index));
        return QSortFilterProxyModel::data(index, role);
    }

private:
    TrackFilter m_filter;
    const edit::AnnotationDocument* m_document = nullptr;
    const edit::Selection* m_selection = nullptr;
};

TrackDelegate::TrackDelegate(const Appearance& appearance, QObject* parent)
    : QStyledItemDelegate(parent), m_appearance(appearance)
{
}

void TrackDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Theme& theme = m_appearance.theme();
    painter->save();
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const bool visible = index.data(Role::VisibleRole).toBool();
    const auto placed = [&](const QRect& rect) { return QStyle::visualRect(option.direction, option.rect, rect); };
    if (selected)
        painter->fillRect(option.rect, theme.color(Token::Selection));
    else if (option.state.testFlag(QStyle::State_MouseOver))
        painter->fillRect(option.rect, theme.color(Token::Line, 0.5));
    if (selected)
        painter->fillRect(placed({option.rect.topLeft(), QSize(3, option.rect.height())}), theme.color(Token::Accent));

    const QRect inner = option.rect.adjusted(space::kMedium, 0, -space::kMedium, 0);
    const auto colour = static_cast<annotation::ClassColour>(index.data(Role::ColourRole).toInt());
    const QColor ground = theme.color(classLook(colour).token);
    const QRect swatch = placed({inner.left(), inner.center().y() - kSwatch / 2 + 1, kSwatch, kSwatch});
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(visible ? Qt::NoPen : QPen(ground));
    painter->setBrush(visible ? QBrush(ground) : QBrush(Qt::NoBrush));
    painter->drawRoundedRect(QRectF(swatch).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    const bool darkInk = contrastRatio(ground, Qt::black) >= contrastRatio(ground, Qt::white);
    painter->setPen(!visible ? ground : darkInk ? Qt::black : Qt::white);
    painter->setFont(theme.font(FontRole::Strong));
    painter->drawText(swatch, Qt::AlignCenter, index.data(Role::LetterRole).toString());

    painter->setFont(theme.font(FontRole::Body));
    painter->setPen(theme.color(visible ? Token::Text : Token::TextMuted));
    const QString keys = index.data(Role::SingleFrameRole).toBool()
                             ? TrackPanel::tr("one frame")
                             : QStringLiteral("◆ ") + QLocale().toString(index.data(Role::KeyFrameCountRole).toInt());
    const int keysWidth = tabularWidth(QFontMetrics(theme.font(FontRole::Secondary)), keys);
    const QRect room = paintFlags(
        *painter, {index, option.rect, inner.adjusted(kSwatch + space::kSmall, 0, -keysWidth - space::kSmall, 0)},
        theme);
    painter->drawText(placed(room), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                      painter->fontMetrics().elidedText(nameOf(index), Qt::ElideRight, room.width()));
    painter->setPen(theme.color(Token::TextMuted));
    painter->setFont(theme.font(FontRole::Secondary));
    drawTabular(*painter, {keys, inner, QStyle::visualAlignment(option.direction, Qt::AlignRight | Qt::AlignVCenter)});
    painter->restore();
}

QSize TrackDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const
{
    return {0, kTrackRowHeight};
}

TrackPanel::TrackPanel(const Appearance& appearance, QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("trackPanel"));
    setAccessibleName(tr("Tracks"));
    setMinimumWidth(kLeastWidth);
    setProperty("surface", true);
    setAttribute(Qt::WA_StyledBackground);
    m_count = named(makeLabel(LabelRole::Muted, {}, this), {QStringLiteral("trackCount"), tr("Number of tracks")});
    m_range =
        named(makeLabel(LabelRole::Secondary, {}, this),
              {QStringLiteral("markedRange"), tr("Marked range of frames")});
    m_range->setWordWrap(true);
    m_range->setContentsMargins(space::kMedium, 0, space::kMedium, space::kSmall);
    m_tags = named(makeLabel(LabelRole::Secondary, {}, this),
                   {QStringLiteral("tagSummary"), tr("Tags and excluded frames")});
    m_tags->setContentsMargins(space::kMedium, 0, space::kMedium, space::kSmall);
    m_tags->setWordWrap(true);
    makeFilter(appearance);
    m_list = named(new QListView(this), {QStringLiteral("trackList"), tr("Tracks of the clip")});
    m_list->setItemDelegate(new TrackDelegate(appearance, m_list));
    m_list->setMouseTracking(true);
    m_list->setUniformItemSizes(true);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_empty = makeLabel(LabelRole::Muted, {}, this);
    m_empty->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    m_empty->setWordWrap(true);
    m_empty->setMargin(space::kHuge);
    m_editor = new TrackEditor(this);
    m_words = new TrackWords(this);
    connect(m_editor, &TrackEditor::editRefused, this, &TrackPanel::editRefused);
    connect(m_editor, &TrackEditor::numberEntered, this, &TrackPanel::numberEntered);
    connect(m_list, &QListView::activated, this, [this](const QModelIndex& index) {
        Q_EMIT trackActivated({index.data(Role::FirstFrameRole).toLongLong()});
    });
    connect(&appearance, &Appearance::changed, m_list->viewport(), qOverload<>(&QWidget::update));
    connect(m_list->verticalScrollBar(), &QScrollBar::rangeChanged, this, &TrackPanel::keepSelectionInSight);
    QHBoxLayout* head = makeRow(space::kSmall);
    head->setContentsMargins(space::kMedium, space::kSmall, space::kMedium, space::kSmall);
    head->addWidget(makeLabel(LabelRole::Caption, tr("Tracks"), this));
    head->addWidget(m_filter, 1);
    head->addWidget(m_filters);
    head->addWidget(m_count);
    QVBoxLayout* column = makeColumn(0);
    column->addLayout(head);
    column->addWidget(m_tags);
    column->addWidget(m_range);
    column->addWidget(m_list, 1);
    column->addWidget(m_empty, 1);
    column->addWidget(makeSeparator(this));
    column->addWidget(scrolled(m_editor, this));
    setLayout(column);
    refreshEmpty();
    refreshRange();
    refreshTags();
    nameKeysOf({});
}

void TrackPanel::nameKeysOf(const Keyed& actions)
{
    followKeys({actions.tags}, this, [this, actions] {
        m_tags->setToolTip(safeToolTip(withKeys(tr("Tags (%1) and excluded frames"), {actions.tags},
                                                tr("Tags and excluded frames"))));
    });
    followKeys({actions.beginRange, actions.endRange}, this, [this, actions] {
        m_range->setToolTip(safeToolTip(withKeys(tr("What range edits are about: %1 and %2"),
                                                 {actions.beginRange, actions.endRange},
                                                 tr("What range edits are about"))));
    });
}

void TrackPanel::makeFilter(const Appearance& appearance)
{
    m_filter =
        named(new QLineEdit(this), {QStringLiteral("trackFilter"), tr("Which tracks to list"),
                                    tr("Classes, states, sources, width<20, activity=walking; - before a word: not")});
    m_filter->setPlaceholderText(tr("Filter"));
    m_filters = new FilterMenu(appearance, *m_filter, this);
    connect(m_filter, &QLineEdit::textChanged, this, &TrackPanel::filterBy);
    connect(m_filter, &QLineEdit::returnPressed, this, &TrackPanel::numberEntered);
    const auto* leave = new QShortcut(Qt::Key_Escape, m_filter, nullptr, nullptr, Qt::WidgetShortcut);
    connect(leave, &QShortcut::activated, this, [this] {
        if (m_filter->text().isEmpty())
            Q_EMIT filterLeft();
        else
            m_filter->clear();
    });
}

TrackPanel::~TrackPanel() = default;

AttributeEditor& TrackPanel::attributes()
{
    return m_editor->attributes();
}

void TrackPanel::attach(edit::AnnotationDocument& document, edit::Selection& selection)
{
    detach();
    follow(document, selection);
    on(&edit::AnnotationDocument::modeChanged, this, &TrackPanel::refreshEmpty);
    on(&edit::AnnotationDocument::changed, this, &TrackPanel::refreshTags);
    m_model = std::make_unique<edit::TrackListModel>(document, selection);
    m_words->follow(&document, &selection);
    m_words->setSourceModel(m_model.get());
    auto* completer = new QCompleter(TrackFilter::suggestions(document.facts().labels), m_filter);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    m_filter->setCompleter(completer);
    on(&edit::Selection::frameChanged, this, [this] {
        if (!m_filter->text().isEmpty())
            refilter();
    });
    on(&edit::AnnotationDocument::changed, this, [this] {
        if (!m_filter->text().isEmpty())
            refilter();
    });
    on(&edit::TrackFlags::changed, this, [this] {
        if (!m_filter->text().isEmpty())
            refilter();
    });
    m_list->setModel(m_words);
    connect(m_list->selectionModel(), &QItemSelectionModel::selectionChanged, this, &TrackPanel::listToSelection);
    on(&edit::Selection::tracksChanged, this, &TrackPanel::selectionToList);
    on(&edit::Selection::rangeChanged, this, &TrackPanel::refreshRange);
    for (QAbstractItemModel* model :
         {static_cast<QAbstractItemModel*>(m_model.get()), static_cast<QAbstractItemModel*>(m_words)}) {
        connect(model, &QAbstractItemModel::rowsInserted, this, &TrackPanel::refreshEmpty);
        connect(model, &QAbstractItemModel::rowsRemoved, this, &TrackPanel::refreshEmpty);
    }
    m_editor->attach(document, selection);
    refreshEmpty();
    refreshRange();
    refreshTags();
    selectionToList();
    tellListed();
}

void TrackPanel::detach()
{
    m_editor->detach();
    unfollow();
    m_words->disconnect(this);
    m_list->setModel(nullptr);
    m_words->setSourceModel(nullptr);
    m_words->follow(nullptr, nullptr);
    m_model.reset();
    m_filter->setCompleter(nullptr);
    refreshEmpty();
    refreshRange();
    refreshTags();
}

void TrackPanel::resizeEvent(QResizeEvent*)
{
    const int rows = std::max(height() / kShareOfList / kTrackRowHeight, kLeastRows);
    m_list->setMinimumHeight(rows * kTrackRowHeight);
}

void TrackPanel::listToSelection()
{
    if (m_following == Following::Selection || m_selection == nullptr)
        return;
    m_following = Following::List;
    std::set<annotation::TrackId> ids;
    for (const QModelIndex& index : m_list->selectionModel()->selectedIndexes())
        ids.insert(m_model->trackAt(m_words->mapToSource(index)));
    m_selection->select(std::move(ids));
    m_following = Following::Nothing;
}

void TrackPanel::selectionToList()
{
    if (m_following == Following::List || m_selection == nullptr)
        return;
    m_following = Following::Selection;
    QItemSelection chosen;
    QModelIndex first;
    for (const annotation::TrackId id : m_selection->tracks()) {
        const QModelIndex index = m_words->mapFromSource(m_model->indexOf(id));
        chosen.select(index, index);
        first = first.isValid() ? first : index;
    }
    m_list->selectionModel()->select(chosen, QItemSelectionModel::ClearAndSelect);
    if (first.isValid())
        m_list->scrollTo(first);
    m_following = Following::Nothing;
}

/// The properties of what was selected take room from the list.
void TrackPanel::keepSelectionInSight()
{
    const QItemSelectionModel* selection = m_list->selectionModel();
    if (selection != nullptr && !selection->selection().isEmpty())
        m_list->scrollTo(selection->selection().first().topLeft());
}

void TrackPanel::refreshTags()
{
    QStringList parts;
    if (m_document) {
        const annotation::AnnotationSet& labels = m_document->labels();
        std::set<std::string> names = labels.clipTags;
        for (const annotation::RangeTag& tag : labels.rangeTags)
            names.insert(tag.name);
        for (const std::string& name : names)
            parts << labelWord(name);
        std::int64_t excluded = 0;
        for (const FrameRange& range : labels.excluded)
            excluded += range.length();
        if (excluded > 0)
            parts << tr("%n frame(s) excluded", nullptr, static_cast<int>(excluded));
        if (!labels.ignored.empty())
            parts << tr("%n region(s) ignored", nullptr, static_cast<int>(labels.ignored.size()));
    }
    m_tags->setVisible(!parts.isEmpty());
    m_tags->setText(parts.join(QStringLiteral(" · ")));
}

void TrackPanel::refreshRange()
{
    const auto range = m_selection ? m_selection->range() : std::nullopt;
    m_range->setVisible(range.has_value());
    m_range->setText(range ? tr("Range: frames %1 to %2")
                                 .arg(QLocale().toString(frameNumber(range->begin)),
                                      QLocale().toString(frameNumber(range->end - 1)))
                           : QString());
}

void TrackPanel::filterBy(const QString& text)
{
    m_words->setFilter(TrackFilter(text));
    refilter();
}

/// What is not listed any more stays selected.
void TrackPanel::refilter()
{
    const Following before = std::exchange(m_following, Following::Selection);
    m_words->refilter();
    m_following = before;
    refreshEmpty();
    selectionToList();
    tellListed();
}

void TrackPanel::tellListed()
{
    if (m_selection == nullptr)
        return;
    std::optional<std::set<annotation::TrackId>> listed;
    if (!m_filter->text().isEmpty()) {
        listed.emplace();
        for (int row = 0; row < m_words->rowCount(); ++row)
            listed->insert({m_words->index(row, 0).data(Role::IdRole).toUInt()});
    }
    m_selection->setListed(std::move(listed));
}

void TrackPanel::clearFilter()
{
    m_filter->setText({}); // clear() can be undone
    m_filters->forgetShown();
}

void TrackPanel::focusFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

QString TrackPanel::emptyWords() const
{
    if (!m_document)
        return {};
    if (m_model && m_model->rowCount() > 0)
        return tr("No track passes the filter.");
    return isEditable() ? tr("No boxes yet.\nPick a class and drag one over the picture.")
                        : tr("This clip has no boxes.");
}

void TrackPanel::refreshEmpty()
{
    const int all = m_model ? m_model->rowCount() : 0;
    const int rows = m_words->rowCount();
    const QLocale locale;
    m_count->setText(rows == all ? locale.toString(all)
                                 : tr("%1 of %2").arg(locale.toString(rows), locale.toString(all)));
    m_empty->setText(emptyWords());
    m_list->setVisible(rows > 0);
    m_empty->setVisible(rows == 0);
}

} // namespace consentry::widgets
