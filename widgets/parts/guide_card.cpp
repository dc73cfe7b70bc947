#include "widgets/parts/guide_card.h"

#include "widgets/parts/card.h"
#include "widgets/parts/naming.h"
#include "widgets/parts/plain_markdown.h"
#include "widgets/theme/tokens.h"

#include <QApplication>
#include <QFrame>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QTextBrowser>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace consentry::widgets {
namespace {

constexpr int kGuideWidth = 520;
constexpr int kMostTextHeight = 168;
constexpr int kIndent = 18;

/// Keys that read on; any other closes.
bool scrolls(int key)
{
    return key == Qt::Key_Up || key == Qt::Key_Down || key == Qt::Key_PageUp || key == Qt::Key_PageDown
           || key == Qt::Key_Home || key == Qt::Key_End || key == Qt::Key_Shift || key == Qt::Key_Control;
}

} // namespace

GuideCard::GuideCard(const Appearance& appearance, QWidget* parent) : QWidget(parent), m_appearance(appearance)
{
    setObjectName(QStringLiteral("guideCard"));
    setAccessibleName(tr("Guideline"));
    const Card card = makeCentredCard(*this, kGuideWidth);
    setProperty("background", {}); // what lies below shines through
    setAttribute(Qt::WA_StyledBackground, false);
    m_title = named(makeLabel(LabelRole::Heading, {}, card.frame), {QStringLiteral("guideTitle"), tr("Guideline")});
    m_text = named(new QTextBrowser(card.frame), {QStringLiteral("guideText"), tr("How to label this class")});
    m_text->setOpenLinks(false);
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->document()->setIndentWidth(kIndent);
    m_text->document()->setDocumentMargin(0);
    QPalette plain = m_text->palette(); // the text lies on the card, not in a well
    plain.setColor(QPalette::Base, Qt::transparent);
    m_text->setPalette(plain);
    card.column->addWidget(m_title);
    card.column->addWidget(m_text);
    m_text->installEventFilter(this);
    parent->installEventFilter(this);
    hide();
}

void GuideCard::open(const QString& title, const QString& markdown)
{
    m_before = QApplication::focusWidget();
    m_title->setText(title);
    setPlainMarkdown(*m_text->document(), markdown);
    m_text->document()->setTextWidth(kGuideWidth - 2 * space::kHuge);
    const int needed = static_cast<int>(std::ceil(m_text->document()->size().height()));
    m_text->setFixedHeight(std::min(needed, kMostTextHeight));
    resize(parentWidget()->size());
    show();
    raise();
    m_text->setFocus();
}

void GuideCard::close()
{
    if (!isVisible())
        return;
    hide();
    m_title->clear(); // what is hidden can be read by a screen reader
    m_text->clear();
    if (m_before)
        m_before->setFocus();
}

void GuideCard::mousePressEvent(QMouseEvent*)
{
    close();
}

void GuideCard::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_appearance.theme().color(Token::Background, kBehindCard));
}

bool GuideCard::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_text) {
        if (event->type() == QEvent::ShortcutOverride)
            event->accept(); // no key does what it says while somebody reads
        if (event->type() == QEvent::KeyPress && !scrolls(static_cast<QKeyEvent*>(event)->key())) {
            close();
            return true;
        }
    } else if (event->type() == QEvent::Resize) {
        resize(parentWidget()->size());
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace consentry::widgets
