#include "widgets/panels/class_bar.h"

#include "widgets/parts/label_words.h"
#include "widgets/parts/naming.h"

#include <QAction>
#include <QHBoxLayout>
#include <QPainter>
#include <QToolButton>

namespace consentry::widgets {
namespace {

constexpr std::size_t kNumberKeys = 9;
constexpr int kBarHeight = 36;
constexpr int kSwatchWidth = extent::kIconSmall + space::kTight; // with room before the word

} // namespace

ClassBar::ClassBar(const Appearance& appearance, QWidget* parent)
    : QWidget(parent), m_appearance(appearance), m_classes(makeRow(space::kTight)), m_tools(makeRow(space::kTight / 2))
{
    setObjectName(QStringLiteral("classBar"));
    setAccessibleName(tr("Classes and tools"));
    setFixedHeight(kBarHeight);
    setProperty("surface", true);
    setAttribute(Qt::WA_StyledBackground);
    QHBoxLayout* row = makeRow(space::kTight);
    row->setContentsMargins(space::kTight, 0, space::kTight, 0);
    row->addLayout(m_classes);
    row->addStretch(1);
    row->addLayout(m_tools);
    setLayout(row);
    connect(&appearance, &Appearance::changed, this, &ClassBar::refreshIcons);
}

void ClassBar::setLabelSet(const annotation::LabelSet& labels)
{
    for (QToolButton* button : m_buttons)
        delete button;
    m_buttons.clear();
    m_labels = labels;
    for (std::size_t i = 0; i < labels.classes.size(); ++i) {
        const std::string name = labels.classes[i].name;
        const QString word = labelWord(name);
        const QString key = i < kNumberKeys ? QString::number(i + 1) : QString();
        auto* button = named(new QToolButton(this), {QStringLiteral("class.") + QString::fromStdString(name), word,
                                                     toolTipWithKey(tr("Draw %1").arg(word), key)});
        button->setText(key.isEmpty() ? word : tr("%1  %2").arg(key, word));
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setCheckable(true);
        button->setIconSize({kSwatchWidth, extent::kIconSmall});
        button->setFixedHeight(extent::kControl);
        connect(button, &QToolButton::clicked, this, [this, name] {
            choose(name);
            Q_EMIT classChosen(name);
        });
        m_classes->addWidget(button);
        m_buttons.push_back(button);
    }
    refreshIcons();
    if (!labels.classes.empty())
        choose(labels.classes.front().name);
}

void ClassBar::setDrawing(bool possible)
{
    for (QToolButton* button : m_buttons)
        button->setEnabled(possible);
}

void ClassBar::addTool(QAction* action)
{
    const QString text = action->text().remove(QLatin1Char('&'));
    auto* button = new QToolButton(this);
    button->setDefaultAction(action);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setFixedHeight(extent::kControl);
    named(button, {QStringLiteral("tool.") + action->objectName(), text,
                   toolTipWithKey(text, action->shortcut().toString(QKeySequence::NativeText))});
    m_tools->addWidget(button);
    m_toolButtons.push_back(button);
    fitTools();
}

void ClassBar::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fitTools();
}

void ClassBar::fitTools()
{
    int needed = 2 * space::kSmall + space::kLarge;
    for (QToolButton* button : m_toolButtons)
        button->setToolButtonStyle(Qt::ToolButtonIconOnly);
    for (const auto& buttons : {m_buttons, m_toolButtons}) {
        for (const QToolButton* button : buttons)
            needed += button->sizeHint().width() + space::kTight;
    }
    // The last tool ends the work, so it is the last to lose its word.
    for (auto button = m_toolButtons.rbegin(); button != m_toolButtons.rend(); ++button) {
        const int narrow = (*button)->sizeHint().width();
        (*button)->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        needed += (*button)->sizeHint().width() - narrow;
        if (needed > width()) {
            (*button)->setToolButtonStyle(Qt::ToolButtonIconOnly);
            break;
        }
    }
}

void ClassBar::choose(const std::string& label)
{
    if (m_labels.findClass(label) == nullptr)
        return;
    for (std::size_t i = 0; i < m_buttons.size(); ++i)
        m_buttons[i]->setChecked(m_labels.classes[i].name == label);
}

QIcon ClassBar::swatch(const annotation::LabelClass& labelClass) const
{
    const Theme& theme = m_appearance.theme();
    const QColor ground = theme.color(theme.classToken(labelClass.name));
    const double ratio = devicePixelRatioF();
    QPixmap pixmap(QSize(kSwatchWidth, extent::kIconSmall) * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(ground);
    const QRectF rect(0, 0, extent::kIconSmall, extent::kIconSmall);
    painter.drawRoundedRect(rect, 3, 3);
    painter.setPen(contrastRatio(ground, Qt::black) >= contrastRatio(ground, Qt::white) ? Qt::black : Qt::white);
    painter.setFont(theme.font(FontRole::Strong));
    painter.drawText(rect, Qt::AlignCenter, QString(QLatin1Char(labelClass.letter)));
    return QIcon(pixmap);
}

void ClassBar::refreshIcons()
{
    for (std::size_t i = 0; i < m_buttons.size(); ++i)
        m_buttons[i]->setIcon(swatch(m_labels.classes[i]));
}

} // namespace consentry::widgets
