#include "widgets/pages/start_page.h"

#include "widgets/parts/card.h"
#include "widgets/parts/naming.h"

#include <QFrame>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace consentry::widgets {
namespace {

constexpr int kStartWidth = 440;
constexpr int kMarkSize = 28;
constexpr std::size_t kMostRecent = 5;

QPushButton* makeButton(const Naming& naming, const QString& text, QWidget* parent)
{
    QPushButton* button = named(new QPushButton(text, parent), naming);
    button->setCursor(Qt::PointingHandCursor);
    return button;
}

} // namespace

StartPage::StartPage(const Appearance& appearance, QWidget* parent) : QWidget(parent), m_appearance(appearance)
{
    setObjectName(QStringLiteral("startPage"));
    setAccessibleName(tr("Start"));
    const Card card = makeCentredCard(*this, kStartWidth);
    m_mark = makeLabel(LabelRole::Plain, {}, card.frame);
    QHBoxLayout* title = makeRow(space::kSmall);
    title->addWidget(m_mark);
    title->addWidget(makeLabel(LabelRole::Title, tr("Consentry"), card.frame), 1);
    card.column->addLayout(title);
    QLabel* promise = makeLabel(LabelRole::Muted,
                                tr("Label home-camera clips without the power to watch strangers."), card.frame);
    promise->setWordWrap(true);
    card.column->addWidget(promise);
    card.column->addSpacing(space::kMedium);

    QPushButton* open = makeButton({QStringLiteral("openWorkspace"), tr("Open a workspace")}, tr("Open…"), card.frame);
    open->setProperty("role", QStringLiteral("primary"));
    open->setDefault(true);
    QPushButton* create =
        makeButton({QStringLiteral("createWorkspace"), tr("Create a workspace")}, tr("Create…"), card.frame);
    QPushButton* demo = makeButton({QStringLiteral("tryDemo"), tr("Try the demo"),
                                    tr("Makes a small workspace with sample clips to try things out")},
                                   tr("Try the demo"), card.frame);
    QHBoxLayout* buttons = makeRow(space::kSmall);
    buttons->addWidget(open, 1);
    buttons->addWidget(create, 1);
    buttons->addWidget(demo, 1);
    card.column->addLayout(buttons);

    m_recentTitle = makeLabel(LabelRole::Caption, tr("Recent"), card.frame);
    m_recentTitle->setContentsMargins(0, space::kMedium, 0, 0);
    m_recent = makeColumn(space::kTight);
    card.column->addWidget(m_recentTitle);
    card.column->addLayout(m_recent);
    connect(open, &QPushButton::clicked, this, &StartPage::openRequested);
    connect(create, &QPushButton::clicked, this, &StartPage::createRequested);
    connect(demo, &QPushButton::clicked, this, &StartPage::demoRequested);
    connect(&appearance, &Appearance::changed, this, &StartPage::refreshMark);
    refreshMark();
    setRecent({});
}

void StartPage::refreshMark()
{
    m_mark->setPixmap(m_appearance.theme().icon(QStringLiteral("shield-check"), Token::Consented).pixmap(kMarkSize));
}

void StartPage::setRecent(const std::vector<RecentWorkspace>& workspaces)
{
    while (QLayoutItem* item = m_recent->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    m_recentTitle->setVisible(!workspaces.empty());
    for (std::size_t i = 0; i < std::min(workspaces.size(), kMostRecent); ++i) {
        const RecentWorkspace& workspace = workspaces[i];
        auto* row = new QWidget(m_recentTitle->parentWidget());
        QHBoxLayout* layout = makeRow(space::kSmall);
        QPushButton* button = makeButton({QStringLiteral("recent%1").arg(i), tr("Open %1").arg(workspace.name)},
                                         QString(workspace.name).replace(QLatin1Char('&'), QStringLiteral("&&")), row);
        button->setProperty("role", QStringLiteral("link"));
        auto* folder = new ElidedLabel(LabelRole::Secondary, row);
        folder->setText(workspace.folder);
        layout->addWidget(button);
        layout->addWidget(folder, 1);
        row->setLayout(layout);
        m_recent->addWidget(row);
        connect(button, &QPushButton::clicked, this,
                [this, path = workspace.folder] { Q_EMIT recentChosen(path); });
    }
}

} // namespace consentry::widgets
