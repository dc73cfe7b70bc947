#include "annotation/edit/track_list_model.h"
#include "tests/edit/document_fixture.h"
#include "tests/support/test_support.h"

#include <QAbstractItemModelTester>
#include <QRectF>
#include <QSignalSpy>

using namespace consentry;
using namespace consentry::annotation;
using namespace consentry::edit;
using namespace consentry::testing;

namespace {

struct ModelFixture : DocumentFixture {
    Selection selection{document};
    TrackListModel model{document, selection};
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::Fatal};
};

} // namespace

class TestTrackListModel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rowsFollowTheDocument()
    {
        ModelFixture f;
        const TrackId a = f.addPerson(), b = f.addPerson(), c = f.addPerson();
        QCOMPARE(f.model.rowCount(), 3);
        QVERIFY_OK(f.document.removeTracks({&b, 1}));
        QCOMPARE(f.model.rowCount(), 2);
        QCOMPARE(f.model.trackAt(f.model.index(1)), c);
        QVERIFY_OK(f.document.undo());
        QCOMPARE(f.model.indexOf(b).row(), 1);
        QVERIFY(!f.model.indexOf({99}).isValid());
        QCOMPARE(f.model.indexOf(a).row(), 0);
    }

    void roles()
    {
        ModelFixture f;
        const TrackId id = f.addPerson(5);
        QVERIFY_OK(f.document.setLabel({&id, 1}, "animal", "dog"));
        const QModelIndex index = f.model.index(0);
        f.selection.setFrame({9});
        QCOMPARE(index.data(Qt::DisplayRole).toString(), QStringLiteral("animal 1"));
        QCOMPARE(index.data(TrackListModel::IdRole).toUInt(), 1U);
        QCOMPARE(index.data(TrackListModel::LabelRole).toString(), QStringLiteral("animal"));
        QCOMPARE(index.data(TrackListModel::KindRole).toString(), QStringLiteral("dog"));
        QCOMPARE(index.data(TrackListModel::LetterRole).toString(), QStringLiteral("A"));
        QCOMPARE(index.data(TrackListModel::KeyFrameCountRole).toInt(), 1);
        QCOMPARE(index.data(TrackListModel::VisibleRole).toBool(), true);
        QCOMPARE(index.data(TrackListModel::BoxRole).toRectF(), QRectF(100, 100, 40, 80));
        QCOMPARE(index.data(TrackListModel::SingleFrameRole).toBool(), false);
        QCOMPARE(index.data(TrackListModel::FirstFrameRole).toLongLong(), 5LL);
        QCOMPARE(index.data(TrackListModel::SourceRole).toString(), QStringLiteral("manual"));
        QCOMPARE(index.data(TrackListModel::AuthorRole).toString(), QStringLiteral("k4.pid.test"));
        QVERIFY(!index.data(Qt::DecorationRole).isValid());
        QCOMPARE(f.model.roleNames().value(TrackListModel::BoxRole), QByteArray("box"));
    }

    void changesAreTold()
    {
        ModelFixture f;
        const TrackId id = f.addPerson(5);
        QSignalSpy spy(&f.model, &QAbstractItemModel::dataChanged);
        QVERIFY_OK(f.document.toggleKeyFrame(id, {8}));
        QCOMPARE(spy.count(), 1);
        QCOMPARE(f.model.index(0).data(TrackListModel::KeyFrameCountRole).toInt(), 2);
        f.selection.setFrame({2});
        QCOMPARE(spy.count(), 2);
        QCOMPARE(spy.last().at(2).value<QList<int>>(),
                 (QList<int>{TrackListModel::VisibleRole, TrackListModel::BoxRole}));
        f.selection.setFrame({1});
        QVERIFY(!f.model.index(0).data(TrackListModel::VisibleRole).toBool());
        QVERIFY(!f.model.index(0).data(TrackListModel::BoxRole).isValid());
    }

    void survivesRandomEdits()
    {
        ModelFixture f;
        std::mt19937_64 random(5);
        for (int i = 0; i < 300; ++i) {
            const std::size_t size = f.document.labels().tracks.size();
            if (size < 2 || random() % 2 == 0) {
                QVERIFY_OK(f.document.addTracks({randomTrack(random, {}), randomTrack(random, {})}, EditKind::Import));
            } else if (random() % 3 == 0) {
                QVERIFY_OK(f.document.undo());
            } else {
                const TrackId id = f.document.labels().tracks[random() % size].id;
                QVERIFY_OK(f.document.removeTracks({&id, 1}));
            }
            QCOMPARE(f.model.rowCount(), static_cast<int>(f.document.labels().tracks.size()));
            for (int row = 0; row < f.model.rowCount(); ++row)
                QCOMPARE(f.model.trackAt(f.model.index(row)),
                         f.document.labels().tracks[static_cast<std::size_t>(row)].id);
        }
    }
};

QTEST_GUILESS_MAIN(TestTrackListModel)
#include "tst_track_list_model.moc"
