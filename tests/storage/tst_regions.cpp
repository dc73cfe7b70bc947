#include "storage/regions.h"

#include "tests/storage/storage_fixture.h"

using namespace consentry;
using namespace consentry::consent;
using namespace consentry::storage;
using consentry::testing::MadeClip;
using consentry::testing::StorageFixture;

namespace {

RegionTrack trackAt(double left)
{
    return {{{0}, {10}}, {{{0}, {left, 0, 8, 8}}}};
}

ObjectId draw(StorageFixture& fixture, const crypto::Identity& person, ClipId clip, double left,
              ObjectId supersedes = {})
{
    auto transaction = fixture.begin(person);
    const ObjectId id = transaction.sign(BlurRegion{clip, trackAt(left), supersedes}).value().header.id;
    if (!transaction.commit())
        qFatal("a region cannot be stored");
    return id;
}

/// Left edges of what is hidden in `clip`, in the order in which it was drawn.
QList<double> hiddenIn(StorageFixture& fixture, ClipId clip)
{
    QList<double> lefts;
    const auto regions = regionsInForce(fixture.workspace(), fixture.keys(), fixture.status(), clip).value();
    if (const auto found = regions.find(clip); found != regions.end()) {
        for (const ClipRegion& region : found->second)
            lefts << region.track.keys.front().box.x;
    }
    return lefts;
}

} // namespace

/// Which regions hide something: what was hidden stays hidden unless its author or a custodian says otherwise.
class TestRegions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void areThoseOfTheirClip()
    {
        StorageFixture fixture;
        const ClipId clip = fixture.addClip().clip;
        const ClipId other = fixture.addClip().clip;
        draw(fixture, fixture.annotator(), clip, 1);
        draw(fixture, fixture.lead(), clip, 2);
        draw(fixture, fixture.lead(), other, 3);
        QCOMPARE(hiddenIn(fixture, clip), (QList<double>{1, 2}));
        QCOMPARE(hiddenIn(fixture, other), QList<double>{3});
        const auto all = regionsInForce(fixture.workspace(), fixture.keys(), fixture.status()).value();
        QCOMPARE(all.size(), std::size_t(2));
    }

    void onlyTheirAuthorCarriesThemOn()
    {
        StorageFixture fixture;
        const ClipId clip = fixture.addClip().clip;
        const ObjectId first = draw(fixture, fixture.annotator(), clip, 1);
        draw(fixture, fixture.lead(), clip, 2, first); // hides more, and nothing less
        QCOMPARE(hiddenIn(fixture, clip), (QList<double>{1, 2}));
        draw(fixture, fixture.annotator(), clip, 3, first);
        QCOMPARE(hiddenIn(fixture, clip), (QList<double>{2, 3}));
    }

    void anotherClipsRegionCarriesNothingOn()
    {
        StorageFixture fixture;
        const ClipId clip = fixture.addClip().clip;
        const ObjectId first = draw(fixture, fixture.annotator(), clip, 1);
        draw(fixture, fixture.annotator(), fixture.addClip().clip, 2, first);
        QCOMPARE(hiddenIn(fixture, clip), QList<double>{1});
    }

    void endWithTheStatusOnly()
    {
        StorageFixture fixture;
        const ClipId clip = fixture.addClip().clip;
        const ObjectId first = draw(fixture, fixture.annotator(), clip, 1);
        {
            auto transaction = fixture.begin(fixture.lead());
            transaction.end(first);
            QVERIFY(!transaction.commit().ok()); // no lead's business
        }
        QCOMPARE(hiddenIn(fixture, clip), QList<double>{1});
        fixture.end(first);
        QVERIFY(hiddenIn(fixture, clip).isEmpty());
    }

    void outlastWhoeverDrewThem()
    {
        StorageFixture fixture;
        const crypto::Identity leaver = crypto::Identity::generate("Leo Leaver").value();
        const ObjectId certificate = fixture.addMember(leaver, {Role::Annotator});
        const ClipId clip = fixture.addClip().clip;
        const ObjectId first = draw(fixture, leaver, clip, 1);
        draw(fixture, leaver, clip, 2, first);
        fixture.end(certificate);
        QCOMPARE(hiddenIn(fixture, clip), QList<double>{2});
    }

    void knowWhichRenditionHoldsThem()
    {
        StorageFixture fixture;
        const MadeClip made = fixture.addClip();
        draw(fixture, fixture.annotator(), made.clip, 1);
        {
            auto transaction = fixture.begin(fixture.custodian());
            auto manifest = fixture.workspace().object<ClipManifest>(transaction.keys(), made.manifest).value().body;
            manifest.supersedes = made.manifest;
            QVERIFY_OK(transaction.sign(manifest));
            transaction.end(made.manifest);
            QVERIFY_OK(transaction.commit());
        }
        draw(fixture, fixture.annotator(), made.clip, 2);
        const auto regions = regionsInForce(fixture.workspace(), fixture.keys(), fixture.status(), made.clip).value();
        const auto& found = regions.at(made.clip);
        QCOMPARE(found.size(), std::size_t(2));
        QVERIFY(found[0].isRedacted && !found[1].isRedacted);
    }

    void masksCountWhenACustodianDrewThem()
    {
        StorageFixture fixture;
        const crypto::Identity leaver = crypto::Identity::generate("Leo Leaver").value();
        const ObjectId certificate = fixture.addMember(leaver, {Role::Custodian});
        const auto mask = [&](const crypto::Identity& person, const char* camera) {
            auto transaction = fixture.begin(person);
            const ObjectId id =
                transaction.sign(CameraMask{camera, {{1280, 720}, {0, 0, 64, 64}}}).value().header.id;
            if (!transaction.commit())
                qFatal("a mask cannot be stored");
            return id;
        };
        const auto inForce = [&] {
            QStringList cameras;
            for (const auto& each : masksInForce(fixture.workspace(), fixture.keys(), fixture.status()).value())
                cameras << QString::fromStdString(each.body.camera);
            return cameras.join(QLatin1Char(' '));
        };
        const ObjectId door = mask(fixture.custodian(), "door");
        mask(fixture.annotator(), "forged");
        mask(leaver, "yard");
        QCOMPARE(inForce(), QStringLiteral("door yard"));
        fixture.end(certificate);
        QCOMPARE(inForce(), QStringLiteral("door yard")); // what a custodian drew outlasts them
        fixture.end(door);
        QCOMPARE(inForce(), QStringLiteral("yard"));
    }
};

QTEST_GUILESS_MAIN(TestRegions)
#include "tst_regions.moc"
