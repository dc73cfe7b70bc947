#include "widgets/panels/class_bar.h"

#include "widgets/parts/class_swatch.h"
#include "widgets/parts/key_words.h"
#include "widgets/parts/label_words.h"
#include "widgets/parts/naming.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QToolButton>

#include <algorithm>

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
    m_more = named(new QToolButton(this), {QStringLiteral("moreClasses"), tr("More classes")});
    m_more->setMenu(new QMenu(m_more));
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_more->setCheckable(true);
    m_more->setFixedHeight(extent::kControl);
    m_more->hide();
    m_classes->addWidget(m_more);
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
    if (labels == m_labels)
        return;
    for (QToolButton* button : m_buttons)
        delete button;
    m_buttons.clear();
    m_labels = labels;
    const std::size_t keyed = std::min(labels.classes.size(), kNumberKeys);
    for (std::size_t i = 0; i < keyed; ++i)
        addClass(i);
    fillMore();
    refreshIcons();
    fitTools();
    if (!labels.classes.empty())
        choose(labels.classes.front().name);
}

void ClassBar::addClass(std::size_t place)
{
    const std::string name = m_labels.classes[place].name;
    const QString word = labelWord(name);
    auto* button = named(new QToolButton(this), {QStringLiteral("class.") + QString::fromStdString(name), word,
                                                 toolTipWithKey(tr("Draw %1").arg(word), keyAt(place))});
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setCheckable(true);
    button->setIconSize({kSwatchWidth, extent::kIconSmall});
    button->setFixedHeight(extent::kControl);
    connect(button, &QToolButton::clicked, this, [this, name] { pick(name); });
    m_classes->insertWidget(static_cast<int>(place), button);
    button->show(); // now: what is hidden takes no room when the words are fitted in
    m_buttons.push_back(button);
}

void ClassBar::nameKeysOf(const std::vector<const QAction*>& actions)
{
    m_actions = actions;
    followKeys(m_actions, this, [this] { refreshKeys(); });
}

QString ClassBar::keyAt(std::size_t place) const
{
    return place < m_actions.size() ? keyOf(m_actions[place]) : QString();
}

void ClassBar::refreshKeys()
{
    for (std::size_t i = 0; i < m_buttons.size(); ++i)
        m_buttons[i]->setToolTip(
            safeToolTip(toolTipWithKey(tr("Draw %1").arg(labelWord(m_labels.classes[i].name)), keyAt(i))));
    fitTools();
}

/// Classes without a key.
void ClassBar::fillMore()
{
    QMenu* menu = m_more->menu();
    menu->clear();
    for (std::size_t i = kNumberKeys; i < m_labels.classes.size(); ++i) {
        const std::string name = m_labels.classes[i].name;
        QAction* action = menu->addAction(withoutKeys(labelWord(name)), this, [this, name] { pick(name); });
        action->setObjectName(QStringLiteral("class.") + QString::fromStdString(name));
        action->setCheckable(true);
    }
    m_more->setVisible(!menu->isEmpty());
}

void ClassBar::pick(const std::string& label)
{
    choose(label);
    Q_EMIT classChosen(label);
}

void ClassBar::setDrawing(bool possible)
{
    for (QToolButton* button : m_buttons)
        button->setEnabled(possible);
    m_more->setEnabled(possible);
}

void ClassBar::addTool(QAction* action)
{
    const QString text = action->text().remove(QLatin1Char('&'));
    auto* button = new QToolButton(this);
    button->setDefaultAction(action);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setFixedHeight(extent::kControl);
    named(button, {QStringLiteral("tool.") + action->objectName(), text,
                   toolTipWithKey(text, keyOf(action))});
    connect(action, &QAction::visibleChanged, button, [this, button, action] {
        button->setVisible(action->isVisible());
        fitTools();
    });
    m_tools->addWidget(button);
    m_toolButtons.push_back(button);
    fitTools();
}

void ClassBar::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fitTools();
}

QSize ClassBar::minimumSizeHint() const
{
    return {0, kBarHeight};
}

void ClassBar::nameClasses(ClassNames names)
{
    for (std::size_t i = 0; i < m_buttons.size(); ++i) {
        const QString word = withoutKeys(labelWord(m_labels.classes[i].name));
        const QString key = withoutKeys(keyAt(i));
        m_buttons[i]->setText(names == ClassNames::Keys                     ? key
                              : names == ClassNames::Words || key.isEmpty() ? word
                                                                            : tr("%1  %2").arg(key, word));
    }
}

int ClassBar::neededWidth() const
{
    int needed = 2 * space::kSmall + space::kLarge;
    for (const auto& buttons : {m_buttons, m_toolButtons}) {
        for (const QToolButton* button : buttons)
            needed += button->isHidden() ? 0 : button->sizeHint().width() + space::kTight;
    }
    return m_more->isVisibleTo(this) ? needed + m_more->sizeHint().width() + space::kTight : needed;
}

void ClassBar::fitTools()
{
    // The last tool ends the work: it is the last to lose its word, after those of the classes.
    for (QToolButton* button : m_toolButtons)
        button->setToolButtonStyle(button == m_toolButtons.back() ? Qt::ToolButtonTextBesideIcon
                                                                  : Qt::ToolButtonIconOnly);
    for (const ClassNames names : {ClassNames::KeysAndWords, ClassNames::Words, ClassNames::Keys}) {
        nameClasses(names);
        if (neededWidth() <= width())
            break;
    }
    for (auto button = m_toolButtons.rbegin(); button != m_toolButtons.rend(); ++button) {
        (*button)->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        if (neededWidth() > width()) {
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
    const QString name = QStringLiteral("class.") + QString::fromStdString(label);
    bool isMore = false;
    for (QAction* action : m_more->menu()->actions()) {
        action->setChecked(action->objectName() == name);
        isMore = isMore || action->isChecked();
    }
    m_more->setChecked(isMore);
    m_more->setText(isMore ? withoutKeys(labelWord(label)) : tr("More"));
}

void ClassBar::refreshIcons()
{
    const auto icon = [this](std::size_t place) {
        return QIcon(
            classSwatch(m_labels.classes[place], m_appearance.theme(),
                        {.width = kSwatchWidth, .ratio = devicePixelRatioF(), .direction = layoutDirection()}));
    };
    for (std::size_t i = 0; i < m_buttons.size(); ++i)
        m_buttons[i]->setIcon(icon(i));
    std::size_t place = kNumberKeys;
    for (QAction* action : m_more->menu()->actions())
        action->setIcon(icon(place++));
}

} // namespace consentry::widgets
