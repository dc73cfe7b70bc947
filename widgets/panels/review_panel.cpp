#include "widgets/panels/review_panel.h"

#include "widgets/parts/naming.h"
#include "widgets/theme/tokens.h"

#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace consentry::widgets {
namespace {

constexpr int kCommentHeight = 64;

} // namespace

ReviewPanel::ReviewPanel(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("reviewPanel"));
    setAccessibleName(tr("Review"));
    setProperty("surface", true);
    setAttribute(Qt::WA_StyledBackground);
    m_who = named(new ElidedLabel(LabelRole::Strong, this), {QStringLiteral("submittedBy"), tr("Submitted by")});
    m_counts =
        named(makeLabel(LabelRole::Secondary, {}, this), {QStringLiteral("submissionCounts"), tr("What was labelled")});
    m_earlier = named(makeLabel(LabelRole::Muted, {}, this), {QStringLiteral("earlierComment"), tr("Earlier comment")});
    m_comment = named(new QPlainTextEdit(this), {QStringLiteral("reviewComment"), tr("Comment")});
    m_comment->setPlaceholderText(tr("What should change? Needed to return the labels."));
    m_comment->setTabChangesFocus(true);
    m_comment->setFixedHeight(kCommentHeight);
    setFocusProxy(m_comment);
    m_note =
        named(makeLabel(LabelRole::Expiring, {}, this), {QStringLiteral("reviewNote"), tr("Why you cannot decide")});
    for (QLabel* label : {m_counts, m_earlier, m_note})
        label->setWordWrap(true);
    m_accept = named(new QPushButton(tr("Accept"), this), {QStringLiteral("acceptLabels"), tr("Accept the labels")});
    m_accept->setProperty("role", QStringLiteral("primary"));
    m_return = named(new QPushButton(tr("Return"), this),
                     {QStringLiteral("returnLabels"), tr("Return the labels with the comment")});

    QVBoxLayout* column = makeColumn(space::kSmall);
    column->setContentsMargins(space::kMedium, space::kSmall, space::kMedium, space::kMedium);
    for (QWidget* part : std::initializer_list<QWidget*>{m_who, m_counts, m_earlier, m_comment, m_note})
        column->addWidget(part);
    QHBoxLayout* buttons = makeRow(space::kSmall);
    buttons->addWidget(m_return, 1);
    buttons->addWidget(m_accept, 1);
    column->addLayout(buttons);
    column->addStretch(1);
    setLayout(column);
    connect(m_comment, &QPlainTextEdit::textChanged, this, &ReviewPanel::refresh);
    connect(m_accept, &QPushButton::clicked, this, [this] { Q_EMIT acceptRequested(comment()); });
    connect(m_return, &QPushButton::clicked, this, [this] { Q_EMIT returnRequested(comment()); });
    refresh();
}

void ReviewPanel::setFacts(const ReviewFacts& facts)
{
    m_facts = facts;
    refresh();
}

void ReviewPanel::clearComment()
{
    m_comment->clear();
}

QString ReviewPanel::comment() const
{
    return m_comment->toPlainText().trimmed();
}

void ReviewPanel::refresh()
{
    m_who->setText(m_facts.submittedBy.isEmpty() ? tr("Nothing was submitted yet") : tr("Labels by %1").arg(m_facts.submittedBy));
    m_counts->setText(m_facts.submittedAt.isEmpty() ? m_facts.counts
                                                    : tr("%1 · %2").arg(m_facts.submittedAt, m_facts.counts));
    m_earlier->setText(tr("Returned before: %1").arg(m_facts.earlier));
    m_earlier->setVisible(!m_facts.earlier.isEmpty());
    m_note->setText(m_facts.refusal);
    m_note->setVisible(!m_facts.refusal.isEmpty());
    const bool may = m_facts.refusal.isEmpty() && !m_facts.submittedBy.isEmpty();
    m_comment->setEnabled(may);
    m_accept->setEnabled(may);
    m_return->setEnabled(may && !comment().isEmpty());
}

} // namespace consentry::widgets
