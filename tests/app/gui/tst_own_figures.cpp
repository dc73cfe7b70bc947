#include "app/gui/own_figures.h"
#include "tests/support/test_support.h"
#include "widgets/parts/figures_card.h"

#include <QDateTime>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTest>

using namespace consentry;
using namespace consentry::app;
using namespace consentry::testing;
using edit::ChangeCause;
using edit::EditKind;

namespace {

const QDateTime kNoon(QDate(2026, 11, 22), QTime(12, 0));

/// Settings of nobody, in a file of their own, and figures in them.
struct Store {
    void count(EditKind kind, ChangeCause cause, const QDateTime& when = kNoon, int objects = 1)
    {
        edit::ChangeEvent event;
        event.edit = {kind, "person", objects};
        event.cause = cause;
        figures.count(event, when);
    }
    FigureDay today() const
    {
        const auto days = figures.days(kNoon.date());
        return days.empty() ? FigureDay() : days.front();
    }

    TempFolder folder;
    QSettings file{QString::fromStdString((folder.path() / "settings.ini").string()), QSettings::IniFormat};
    OwnFigures figures{file, QStringLiteral("k4.pid.me")};
};

std::array<int, kFigures> counts(int minutes, int edits, int objects, int taken, int handedIn)
{
    return {minutes, edits, objects, taken, handedIn};
}

} // namespace

/// What somebody did, for themselves.
class TestOwnFigures : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void countsWhatStays()
    {
        Store store;
        QVERIFY(store.figures.days(kNoon.date()).empty());
        store.count(EditKind::Draw, ChangeCause::Edit);
        store.count(EditKind::Paste, ChangeCause::Edit, kNoon.addSecs(59), 3);
        store.count(EditKind::AcceptSuggestion, ChangeCause::Edit, kNoon.addSecs(60), 2);
        store.count(EditKind::MoveBox, ChangeCause::Edit, kNoon.addSecs(61));
        QCOMPARE(store.today().counts, counts(2, 4, 4, 2, 0));
        store.count(EditKind::MoveBox, ChangeCause::Undo, kNoon.addSecs(62));
        store.count(EditKind::AcceptSuggestion, ChangeCause::Undo, kNoon.addSecs(63), 2);
        store.count(EditKind::AcceptSuggestion, ChangeCause::Redo, kNoon.addSecs(64), 2);
        store.count(EditKind::RemoveTrack, ChangeCause::Undo, kNoon.addSecs(65));
        store.figures.countHandIn(kNoon);
        QCOMPARE(store.today().counts, counts(2, 2, 4, 2, 1));
        QCOMPARE(store.today().day, kNoon.date());
    }
    void undoingYesterdaysWorkTakesNothingFromToday()
    {
        Store store;
        store.count(EditKind::Draw, ChangeCause::Edit, kNoon.addDays(-1));
        store.count(EditKind::Draw, ChangeCause::Undo);
        const auto days = store.figures.days(kNoon.date());
        QCOMPARE(days.size(), std::size_t(2));
        QCOMPARE(days[0].counts, counts(1, 0, 0, 0, 0));
        QCOMPARE(days[1].counts, counts(1, 1, 1, 0, 0));
    }
    void oldDaysGo()
    {
        Store store;
        store.count(EditKind::Draw, ChangeCause::Edit, kNoon.addDays(-OwnFigures::kDays));
        store.count(EditKind::Draw, ChangeCause::Edit, kNoon.addDays(1 - OwnFigures::kDays));
        QVERIFY(store.file.allKeys().filter(QStringLiteral("2026-10-23")).size() == 3);
        store.count(EditKind::Draw, ChangeCause::Edit);
        QVERIFY(store.file.allKeys().filter(QStringLiteral("2026-10-23")).isEmpty());
        QCOMPARE(store.figures.days(kNoon.date()).size(), std::size_t(2));
    }
    void everybodyHasTheirOwnAndCanForgetThem()
    {
        Store store;
        OwnFigures other(store.file, QStringLiteral("k4.pid.other"));
        store.count(EditKind::Draw, ChangeCause::Edit);
        QVERIFY(other.days(kNoon.date()).empty());
        other.countHandIn(kNoon);
        store.figures.forget();
        QVERIFY(store.figures.days(kNoon.date()).empty());
        QCOMPARE(other.days(kNoon.date()).size(), std::size_t(1));
        store.count(EditKind::Draw, ChangeCause::Edit); // the same minute counts again
        QCOMPARE(store.today().counts, counts(1, 1, 1, 0, 0));
    }
    void cardShowsDaysAndTheirSum()
    {
        QWidget window;
        window.resize(1024, 700);
        window.show();
        widgets::Appearance appearance;
        widgets::FiguresCard card(appearance, &window);
        const auto button = [&card](const char* name) { return card.findChild<QPushButton*>(QLatin1String(name)); };
        const auto* table = card.findChild<QTableWidget*>();
        card.open();
        QVERIFY(!table->isVisible() && !button("figuresCopy")->isEnabled() && !button("figuresForget")->isEnabled());
        card.setRows({{.day = kNoon.date(), .minutes = 40, .edits = 210, .objects = 12, .taken = 3, .handedIn = 1},
                      {.day = kNoon.date().addDays(-2), .minutes = 2, .edits = 5, .objects = 1}});
        QVERIFY(table->isVisible());
        QCOMPARE(table->rowCount(), 3);
        QVERIFY(card.plainText().endsWith(QStringLiteral("together\t42\t215\t13\t3\t1")));
        QVERIFY(card.plainText().startsWith(QStringLiteral("Day\tMinutes\t")));
        QSignalSpy forgets(&card, &widgets::FiguresCard::forgetRequested);
        QTest::mouseClick(button("figuresForget"), Qt::LeftButton);
        QCOMPARE(forgets.count(), 0); // they do not come back
        QTest::mouseClick(button("figuresForget"), Qt::LeftButton);
        QCOMPARE(forgets.count(), 1);
        QTest::keyClick(&card, Qt::Key_Escape);
        QVERIFY(!card.isVisible());
    }
};

QTEST_MAIN(TestOwnFigures)
#include "tst_own_figures.moc"
