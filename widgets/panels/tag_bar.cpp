#include "widgets/panels/tag_bar.h"

#include "annotation/edit/clip_operations.h"
#include "widgets/parts/label_words.h"
#include "widgets/parts/naming.h"
#include "widgets/parts/words.h"
#include "widgets/theme/tokens.h"

#include <QApplication>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

namespace consentry::widgets {
namespace {

constexpr int kTagColumns = 4;

QToolButton* makeChip(const QString& name, const QString& text, QWidget* parent)
{
    auto* chip = named(new QToolButton(parent), {name, text});
    chip->setText(withoutKeys(text));
    chip->setCheckable(true);
    chip->setFocusPolicy(Qt::NoFocus);
    chip->setToolButtonStyle(Qt::ToolButtonTextOnly);
    chip->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    return chip;
}

bool bears(const annotation::AnnotationSet& labels, const std::string& tag)
{
    return labels.clipTags.contains(tag) || !edit::framesTagged(labels, tag).empty();
}

} // namespace

TagBar::TagBar(const Appearance& appearance, QWidget* parent) : QWidget(parent), m_appearance(appearance)
{
    setObjectName(QStringLiteral("tagBar"));
    setAccessibleName(tr("Tags"));
    setFocusPolicy(Qt::StrongFocus);
    m_clip = makeChip(QStringLiteral("tagClip"), tr("Whole clip"), this);
    m_range = makeChip(QStringLiteral("tagRange"), tr("Range"), this);
    connect(m_clip, &QToolButton::clicked, this, [this] { choose(Subject::Clip); });
    connect(m_range, &QToolButton::clicked, this, [this] { choose(Subject::Range); });
    m_grid = new QGridLayout;
    m_grid->setSpacing(space::kTight);
    QHBoxLayout* head = makeRow(space::kTight);
    head->addWidget(m_clip);
    head->addWidget(m_range);
    QVBoxLayout* column = makeColumn(space::kSmall);
    column->setContentsMargins(space::kMedium, space::kMedium, space::kMedium, space::kMedium);
    column->addLayout(head);
    column->addLayout(m_grid);
    column->addWidget(makeLabel(LabelRole::Secondary, tr("Digits tag · Tab: clip or range · Esc ends"), this));
    setLayout(column);
    parent->installEventFilter(this);
    hide();
}

void TagBar::attach(edit::AnnotationDocument& document, edit::Selection& selection)
{
    detach();
    follow(document, selection);
    on(&edit::AnnotationDocument::changed, this, &TagBar::refresh);
    on(&edit::AnnotationDocument::modeChanged, this, &TagBar::refresh);
    on(&edit::Selection::rangeChanged, this, &TagBar::refresh);
    on(&edit::Selection::frameChanged, this, &TagBar::refresh);
    makeTags();
    refresh();
}

void TagBar::detach()
{
    dismiss();
    unfollow();
    clearTags();
    m_range->setText(tr("Range"));
}

void TagBar::clearTags()
{
    for (QToolButton* tag : m_tags)
        delete tag;
    m_tags.clear();
    m_names.clear();
}

void TagBar::makeTags()
{
    clearTags();
    m_names = m_document->facts().labels.clipTags;
    for (const std::string& gone : m_document->facts().labels.goneClipTags) {
        if (bears(m_document->labels(), gone))
            m_names.push_back(gone);
    }
    for (const std::string& name : m_names) {
        const auto at = static_cast<int>(m_tags.size());
        const QString text = at < 9 ? tr("%1 %2").arg(at + 1).arg(labelWord(name)) : labelWord(name);
        QToolButton* chip = makeChip(QStringLiteral("tag.") + QString::fromStdString(name), text, this);
        connect(chip, &QToolButton::clicked, this, [this, at] { toggle(static_cast<std::size_t>(at)); });
        m_grid->addWidget(chip, at / kTagColumns, at % kTagColumns);
        m_tags.push_back(chip);
    }
}

void TagBar::open()
{
    if (!m_document)
        return;
    if (!isVisible())
        m_before = QApplication::focusWidget();
    refresh();
    place();
    show();
    raise();
    setFocus(Qt::OtherFocusReason);
}

void TagBar::dismiss()
{
    if (!isVisible())
        return;
    const bool hadFocus = hasFocus();
    hide();
    if (hadFocus && m_before)
        m_before->setFocus();
}

void TagBar::choose(Subject subject)
{
    m_subject = subject;
    refresh();
}

FrameRange TagBar::range() const
{
    const FrameIndex frame = m_selection->frame();
    return m_selection->range().value_or(FrameRange{frame, frame + 1});
}

bool TagBar::isOn(const std::string& tag) const
{
    return m_subject == Subject::Clip ? m_document->labels().clipTags.contains(tag)
                                      : annotation::covers(edit::framesTagged(m_document->labels(), tag), range());
}

void TagBar::toggle(std::size_t tag)
{
    if (tag >= m_names.size())
        return;
    const std::string& name = m_names[tag];
    const auto done = m_subject == Subject::Clip ? edit::setClipTag(*m_document, name, !isOn(name))
                                                 : edit::setRangeTag(*m_document, {name, range()}, !isOn(name));
    if (!done)
        Q_EMIT editRefused(done.error());
    refresh();
}

void TagBar::refresh()
{
    if (!isFollowing())
        return;
    m_clip->setChecked(m_subject == Subject::Clip);
    m_range->setChecked(m_subject == Subject::Range);
    const QLocale locale;
    m_range->setText(
        tr("Frames %1 to %2")
            .arg(locale.toString(frameNumber(range().begin)), locale.toString(frameNumber(range().end - 1))));
    for (std::size_t i = 0; i < m_tags.size(); ++i) {
        m_tags[i]->setChecked(isOn(m_names[i]));
        m_tags[i]->setEnabled(isEditable());
    }
    if (isVisible())
        place();
}

void TagBar::place()
{
    layout()->activate();
    resize(sizeHint());
    move((parentWidget()->width() - width()) / 2, space::kHuge);
}

bool TagBar::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool digit = key->key() >= Qt::Key_1 && key->key() <= Qt::Key_9;
        const bool ends = key->key() == Qt::Key_Escape || key->key() == Qt::Key_Return;
        if ((digit || ends) && key->modifiers() == Qt::NoModifier) {
            event->accept();
            return true;
        }
    }
    return QWidget::event(event);
}

void TagBar::keyPressEvent(QKeyEvent* event)
{
    if (event->key() >= Qt::Key_1 && event->key() <= Qt::Key_9)
        toggle(static_cast<std::size_t>(event->key() - Qt::Key_1));
    else if (event->key() == Qt::Key_Escape || event->key() == Qt::Key_Return)
        dismiss();
    else
        QWidget::keyPressEvent(event);
}

bool TagBar::focusNextPrevChild(bool)
{
    choose(m_subject == Subject::Clip ? Subject::Range : Subject::Clip);
    return true;
}

void TagBar::paintEvent(QPaintEvent*)
{
    const Theme& theme = m_appearance.theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme.color(Token::Accent));
    painter.setBrush(theme.color(Token::Raised));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), extent::kCardRadius, extent::kCardRadius);
}

bool TagBar::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == parent() && event->type() == QEvent::Resize && isVisible())
        place();
    return QWidget::eventFilter(watched, event);
}

} // namespace consentry::widgets
