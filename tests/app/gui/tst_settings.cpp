#include "app/gui/settings_controller.h"
#include "app/gui/workbench.h"
#include "tests/support/test_support.h"
#include "widgets/panels/filter_menu.h"

#include <QComboBox>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QStyle>

using namespace consentry;
using namespace consentry::app;
using namespace consentry::testing;
using namespace consentry::widgets;

namespace {

/// Settings of nobody, in a file of their own.
struct Store {
    TempFolder folder;
    QSettings file{QString::fromStdString((folder.path() / "settings.ini").string()), QSettings::IniFormat};
};

/// A window with nothing in it but the card of settings.
struct Stage {
    Stage()
    {
        window.resize(800, 600);
        window.show();
        window.activateWindow();
    }
    QComboBox& box(SettingId id)
    {
        return *window.findChild<QComboBox*>(QStringLiteral("setting.") + QLatin1String(settingSpec(id).key));
    }

    Store store;
    UserSettings settings{store.file};
    Appearance appearance;
    QWidget window;
    ActionTable actions{appearance, window};
    SettingsController controller{{appearance, actions, settings, window}};
};

QAction& entry(QMenu& menu, const QString& words)
{
    Q_EMIT menu.aboutToShow();
    const QList<QAction*> actions = menu.actions();
    const auto found = std::ranges::find(actions, words, &QAction::text);
    if (found == actions.end())
        qFatal("no entry \"%s\"", qPrintable(words));
    return **found;
}

} // namespace

class TestSettings : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void tableIsSound()
    {
        std::set<std::string> keys;
        for (const SettingSpec& spec : settingSpecs()) {
            QVERIFY2(keys.insert(spec.key).second, spec.key);
            QVERIFY2(spec.choices.size() >= 2, spec.key);
            QVERIFY2(std::ranges::count(spec.choices, spec.fallback, &SettingChoice::value) == 1, spec.key);
            QCOMPARE(&settingSpec(spec.id), &spec);
        }
    }
    void whatTheFileCannotMeanIsTheFallback_data()
    {
        QTest::addColumn<QVariant>("stored");
        QTest::addColumn<int>("expected");
        QTest::newRow("nothing") << QVariant() << 100;
        QTest::newRow("a choice") << QVariant(115) << 115;
        QTest::newRow("no choice") << QVariant(999) << 100;
        QTest::newRow("words") << QVariant(QStringLiteral("huge")) << 100;
    }
    void whatTheFileCannotMeanIsTheFallback()
    {
        QFETCH(const QVariant, stored);
        Store store;
        if (stored.isValid())
            store.file.setValue(QStringLiteral("appearance/textSize"), stored);
        QTEST(UserSettings(store.file).value(SettingId::TextSize), "expected");
    }
    void choicesAreKept()
    {
        Store store;
        UserSettings settings(store.file);
        QSignalSpy changed(&settings, &UserSettings::changed);
        settings.set(SettingId::TrailFrames, 50);
        settings.set(SettingId::TrailFrames, 50);
        settings.set(SettingId::TrailFrames, 51); // no choice
        QCOMPARE(changed.count(), 1);
        QCOMPARE(UserSettings(store.file).value(SettingId::TrailFrames), 50);
    }
    void nextGoesRound()
    {
        Store store;
        UserSettings settings(store.file);
        std::vector<int> seen;
        for (int i = 0; i < 4; ++i) {
            seen.push_back(settings.value(SettingId::Scheme));
            settings.setNext(SettingId::Scheme);
        }
        QCOMPARE(seen, (std::vector{0, 1, 2, 0}));
    }
    void cardChoosesAndFollows()
    {
        Stage stage;
        stage.actions[ActionId::ViewSettings].trigger();
        auto& card = *stage.window.findChild<SettingsCard*>();
        QVERIFY(card.isVisible());
        QVERIFY(stage.window.focusWidget() == &stage.box(SettingId::Scheme));
        QTest::keyClick(&stage.box(SettingId::Scheme), Qt::Key_Down);
        QCOMPARE(stage.appearance.theme().scheme(), Scheme::Light);
        stage.actions[ActionId::ToggleTheme].trigger();
        QCOMPARE(stage.box(SettingId::Scheme).currentIndex(), 2);
        QCOMPARE(UserSettings(stage.store.file).value(SettingId::Scheme), static_cast<int>(Scheme::HighContrast));
        QTest::keyClick(&stage.box(SettingId::Scheme), Qt::Key_Escape);
        QVERIFY(!card.isVisible());
    }
    void textGrows()
    {
        Stage stage;
        const int before = stage.appearance.theme().font(FontRole::Secondary).pixelSize();
        stage.settings.set(SettingId::TextSize, 130);
        const int after = stage.appearance.theme().font(FontRole::Secondary).pixelSize();
        QVERIFY(after > before);
        QVERIFY(stage.appearance.theme().styleSheet().contains(QStringLiteral("font-size: %1px").arg(after)));
        QVERIFY(!stage.appearance.theme().styleSheet().contains(QLatin1Char('@')));
        stage.settings.set(SettingId::Scheme, static_cast<int>(Scheme::Light));
        QCOMPARE(stage.appearance.theme().font(FontRole::Secondary).pixelSize(), after);
    }
    void nothingMovesWhenAsked()
    {
        Stage stage;
        stage.appearance.applyTo(*qApp);
        QVERIFY(QApplication::style()->styleHint(QStyle::SH_Widget_Animation_Duration) > 0);
        stage.settings.set(SettingId::Motion, static_cast<int>(Motion::Reduced));
        QCOMPARE(QApplication::style()->styleHint(QStyle::SH_Widget_Animation_Duration), 0);
        QVERIFY(!QApplication::isEffectEnabled(Qt::UI_AnimateCombo));
    }
    /// As one reads: what to work on, the picture, its properties, time.
    void tabGoesThroughTheWorkbenchInOrder()
    {
        QWidget window;
        Appearance appearance;
        ActionTable actions(appearance, window);
        Workbench workbench(appearance, actions, &window);
        const std::vector<QWidget*> expected{&workbench.queue(),  &workbench.canvas(),    &workbench.classBar(),
                                             &workbench.tracks(), &workbench.transport(), &workbench.timeline()};
        std::vector<QWidget*> seen;
        for (QWidget* next = workbench.nextInFocusChain(); next != &workbench; next = next->nextInFocusChain()) {
            const auto part = std::ranges::find_if(
                expected, [next](QWidget* one) { return one == next || one->isAncestorOf(next); });
            const bool takesTab = next->focusPolicy() & Qt::TabFocus;
            if (part != expected.end() && takesTab && (seen.empty() || seen.back() != *part))
                seen.push_back(*part);
        }
        QCOMPARE(seen, expected);
    }
    void filtersAreKeptAndUsedAgain()
    {
        QWidget window;
        Appearance appearance;
        QLineEdit field(&window);
        FilterMenu menu(appearance, field, &window);
        QSignalSpy changed(&menu, &FilterMenu::keptChanged);
        QVERIFY(!entry(*menu.menu(), QStringLiteral("Keep this filter")).isEnabled());
        field.setText(QStringLiteral(" person   & walking "));
        entry(*menu.menu(), QStringLiteral("Keep this filter")).trigger();
        QCOMPARE(menu.kept(), QStringList{QStringLiteral("person & walking")});
        field.clear();
        entry(*menu.menu(), QStringLiteral("person && walking")).trigger();
        QCOMPARE(field.text(), QStringLiteral("person & walking"));
        QVERIFY(!entry(*menu.menu(), QStringLiteral("Keep this filter")).isEnabled());
        entry(*menu.menu(), QStringLiteral("Forget this filter")).trigger();
        QVERIFY(menu.kept().isEmpty());
        entry(*menu.menu(), QStringLiteral("Show all tracks")).trigger();
        QVERIFY(field.text().isEmpty());
        QCOMPARE(changed.count(), 2);
    }
    void keptFiltersHaveALimit()
    {
        Store store;
        QStringList many;
        for (int i = 0; i < 2 * FilterMenu::kMost; ++i)
            many << QString::number(i);
        UserSettings(store.file).setTrackFilters(many);
        QWidget window;
        Appearance appearance;
        QLineEdit field(&window);
        FilterMenu menu(appearance, field, &window);
        menu.setKept(UserSettings(store.file).trackFilters());
        QCOMPARE(menu.kept().size(), FilterMenu::kMost);
    }
};

QTEST_MAIN(TestSettings)
#include "tst_settings.moc"
