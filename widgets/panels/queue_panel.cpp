#include "widgets/panels/queue_panel.h"

#include "widgets/parts/elided_combo_box.h"
#include "widgets/parts/naming.h"
#include "widgets/theme/tabular_text.h"

#include <QComboBox>
#include <QGuiApplication>
#include <QListView>
#include <QLocale>
#include <QPainter>
#include <QStyle>
#include <QVBoxLayout>

namespace consentry::widgets {
namespace {

constexpr int kClipRowHeight = 48;
constexpr int kStateStripe = 3;
constexpr int kQueueWidth = 168; // at least: a camera, and how long it may be seen

Token urgencyToken(Urgency urgency)
{
    switch (urgency) {
    case Urgency::Calm: return Token::TextMuted;
    case Urgency::Soon: return Token::Expiring;
    case Urgency::LastMinute:
    case Urgency::Over: return Token::Denied;
    }
    return Token::Denied;
}

} // namespace

QueueDelegate::QueueDelegate(const Appearance& appearance, QObject* parent)
    : QStyledItemDelegate(parent), m_appearance(appearance)
{
}

void QueueDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Theme& theme = m_appearance.theme();
    painter->save();
    const auto placed = [&](const QRect& rect) { return QStyle::visualRect(option.direction, option.rect, rect); };
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    if (selected)
        painter->fillRect(option.rect, theme.color(Token::Selection));
    else if (option.state.testFlag(QStyle::State_MouseOver))
        painter->fillRect(option.rect, theme.color(Token::Line, 0.5));
    if (selected)
        painter->fillRect(placed({option.rect.topLeft(), QSize(kStateStripe, option.rect.height())}),
                          theme.color(Token::Accent));
    if (option.state.testFlag(QStyle::State_HasFocus) && selected) {
        painter->setPen(theme.color(Token::Accent));
        painter->drawRect(option.rect.adjusted(0, 0, -1, -1));
    }
    const QRect inner = option.rect.adjusted(space::kMedium, space::kTight, -space::kMedium, -space::kTight);
    const QSize sign(extent::kIconSmall, extent::kIconSmall);
    theme.icon(index.data(kStateIconRole).toString(), Token::TextMuted)
        .paint(painter, placed({inner.topLeft() + QPoint(0, 2), sign}));
    paintWords(*painter, placed(inner.adjusted(extent::kIconSmall + space::kSmall, 0, 0, 0)), index);
    painter->restore();
}

void QueueDelegate::paintWords(QPainter& painter, const QRect& rect, const QModelIndex& index) const
{
    const Theme& theme = m_appearance.theme();
    const auto placed = [&](Qt::Alignment side) {
        return QStyle::visualAlignment(painter.layoutDirection(), side | Qt::AlignVCenter);
    };
    const int half = rect.height() / 2;
    const QRect upper(rect.left(), rect.top(), rect.width(), half);
    const QRect lower(rect.left(), rect.top() + half, rect.width(), half);

    const QString id = index.data(kShortIdRole).toString();
    painter.setFont(theme.font(FontRole::Strong));
    painter.setPen(theme.color(Token::Text));
    drawTabular(painter, {id, upper, placed(Qt::AlignLeft)});

    const QString left = index.data(kTimeLeftRole).toString();
    const Token leftToken = urgencyToken(static_cast<Urgency>(index.data(kUrgencyRole).toInt()));
    const int used = tabularWidth(painter.fontMetrics(), id) + space::kSmall;
    painter.setFont(theme.font(FontRole::Secondary));
    painter.setPen(theme.color(leftToken));
    const bool isNarrow = used + tabularWidth(painter.fontMetrics(), left) > rect.width();
    if (!isNarrow)
        drawTabular(painter, {left, upper, placed(Qt::AlignRight)});

    // In a narrow list the time takes the place of the state, which the sign tells as well.
    painter.setPen(theme.color(isNarrow ? leftToken : Token::TextMuted));
    const QString second = QueuePanel::tr("%1 · %2").arg(index.data(kCameraRole).toString(),
                                                         isNarrow ? left : index.data(kStateTextRole).toString());
    const QRect words = QStyle::visualRect(painter.layoutDirection(), lower,
                                           lower.adjusted(0, 0, -extent::kIconSmall - space::kTight, 0));
    painter.drawText(words, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     painter.fontMetrics().elidedText(second, Qt::ElideRight, words.width()));
    const auto basis = static_cast<TrustBasis>(index.data(kBasisRole).toInt());
    const QRect sign = QStyle::alignedRect(painter.layoutDirection(), Qt::AlignRight | Qt::AlignVCenter,
                                           QSize(extent::kIconSmall, extent::kIconSmall), lower);
    theme.icon(basisIcon(basis), basis == TrustBasis::Consented ? Token::Consented : Token::PublicBasis)
        .paint(&painter, sign);
}

QSize QueueDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const
{
    return {0, kClipRowHeight};
}

QueuePanel::QueuePanel(const Appearance& appearance, QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("queuePanel"));
    setMinimumWidth(kQueueWidth);
    setAccessibleName(tr("Queue"));
    setProperty("surface", true);
    setAttribute(Qt::WA_StyledBackground);
    m_filter =
        named(new ElidedComboBox(this), {QStringLiteral("queueFilter"), tr("Which clips"), tr("Which clips to list")});
    m_filter->setFocusPolicy(Qt::TabFocus);
    m_count = named(makeLabel(LabelRole::Muted, {}, this), {QStringLiteral("queueCount"), tr("Number of clips")});
    m_list = named(new QListView(this), {QStringLiteral("queueList"), tr("Clips"), tr("Enter opens the clip")});
    m_list->setItemDelegate(new QueueDelegate(appearance, m_list));
    m_list->setMouseTracking(true);
    m_list->setUniformItemSizes(true);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_empty = named(makeLabel(LabelRole::Muted, tr("No clips here."), this),
                    {QStringLiteral("queueEmpty"), tr("Why the list is empty")});
    m_empty->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    m_empty->setWordWrap(true);
    m_empty->setMargin(space::kHuge);

    QHBoxLayout* head = makeRow(space::kSmall);
    head->setContentsMargins(space::kMedium, space::kSmall, space::kMedium, space::kSmall);
    head->addWidget(m_filter, 1);
    head->addWidget(m_count);
    QVBoxLayout* column = makeColumn(0);
    column->addLayout(head);
    column->addWidget(m_list, 1);
    column->addWidget(m_empty, 1);
    setLayout(column);
    const auto activate = [this](const QModelIndex& index) {
        // Lists take Ctrl+Enter for Enter; here it hands labels in, and a second one must not open the clip again.
        if (QGuiApplication::keyboardModifiers() == Qt::NoModifier)
            Q_EMIT clipActivated(index.data(kClipIdRole).toString());
    };
    connect(m_list, &QListView::activated, this, activate);
    connect(m_filter, &QComboBox::activated, this, &QueuePanel::filterChosen);
    connect(&appearance, &Appearance::changed, m_list->viewport(), qOverload<>(&QWidget::update));
    refreshEmpty();
}

void QueuePanel::setModel(QAbstractItemModel* model)
{
    if (m_list->model() != nullptr)
        m_list->model()->disconnect(this);
    m_list->setModel(model);
    if (model != nullptr) {
        connect(model, &QAbstractItemModel::rowsInserted, this, &QueuePanel::refreshEmpty);
        connect(model, &QAbstractItemModel::rowsRemoved, this, &QueuePanel::refreshEmpty);
        connect(model, &QAbstractItemModel::modelReset, this, &QueuePanel::refreshEmpty);
    }
    refreshEmpty();
}

void QueuePanel::choose(const QString& clipId)
{
    const QAbstractItemModel* model = m_list->model();
    m_list->clearSelection();
    for (int row = 0; model != nullptr && row < model->rowCount(); ++row) {
        if (const QModelIndex index = model->index(row, 0); index.data(kClipIdRole).toString() == clipId)
            m_list->setCurrentIndex(index);
    }
}

QString QueuePanel::chosen() const
{
    return m_list->currentIndex().data(kClipIdRole).toString();
}

void QueuePanel::focusList()
{
    if (!m_list->isVisible())
        return;
    if (!m_list->currentIndex().isValid())
        m_list->setCurrentIndex(m_list->model()->index(0, 0));
    m_list->setFocus();
}

void QueuePanel::setFilters(const QStringList& names)
{
    m_filter->clear();
    m_filter->addItems(names);
    m_filter->setVisible(!names.isEmpty());
}

void QueuePanel::setEmptyText(const QString& text)
{
    m_empty->setText(text);
}

void QueuePanel::refreshEmpty()
{
    const int rows = m_list->model() == nullptr ? 0 : m_list->model()->rowCount();
    m_count->setText(QLocale().toString(rows));
    m_list->setVisible(rows > 0);
    m_empty->setVisible(rows == 0);
}

} // namespace consentry::widgets
