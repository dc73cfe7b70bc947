#include "tests/app/gui/custody.h"

#include "app/operations/doubts.h"
#include "app/operations/segments.h"
#include "app/operations/unblur.h"
#include "crypto/age_file.h"
#include "storage/key_files.h"
#include "storage/replacement.h"
#include "tests/app/gui/presser.h"

#include <QApplication>
#include <QListWidget>

namespace consentry::testing {
namespace {

using app::ActionId;
using media::DoubtKind;

constexpr FrameRange kRefused{{3}, {9}};
constexpr FrameRange kReleased{{12}, {15}};

Result<void> trySetDoubts(const WindowBench& bench, const std::vector<media::Doubt>& doubts)
{
    using storage::BlobKind;
    app::Session custodian = bench.session("custodian");
    storage::Workspace& workspace = custodian.workspace();
    TRY_ASSIGN(const auto clipIdentity,
               storage::KeyFiles(workspace.paths())
                   .readClipIdentity({bench.clip(), consent::Rendition::Safe}, custodian.identity().ageIdentity()));
    const crypto::Recipient recipient = clipIdentity.recipient();
    TRY_ASSIGN(const Bytes sealed,
               crypto::sealBytes(bytesOf(app::doubtsText(doubts)), std::span(&recipient, 1)));
    TRY_ASSIGN(auto transaction, custodian.begin());
    TRY_ASSIGN(const auto before, storage::manifestInForce(workspace, transaction.keys(), transaction.status(),
                                                           bench.clip(), consent::Rendition::Safe));
    consent::ClipManifest body = before.body;
    body.supersedes = before.header.id;
    body.doubtsHash = crypto::sha256(sealed);
    TRY_ASSIGN(const auto after, transaction.sign(body));
    transaction.end(before.header.id);
    for (const BlobKind kind : {BlobKind::FrameTable, BlobKind::ChunkHashes}) {
        TRY_ASSIGN(const Bytes bytes, workspace.blob(before.header.id, kind));
        TRY_VOID(transaction.putBlob(after.header.id, kind, bytes));
    }
    TRY_VOID(transaction.putBlob(after.header.id, BlobKind::Doubts, sealed));
    return transaction.commit();
}

QString pageOf(WindowBench& bench)
{
    return bench.hands().sees("requestPage") ? QStringLiteral("requests") : QStringLiteral("work");
}

QString stateOf(WindowBench& bench)
{
    return bench.hands().textOf("requestState");
}

QString progressOf(WindowBench& bench)
{
    return bench.hands().sees("releaseProgress") ? QStringLiteral("releasing") : QString();
}

QString toastOf(WindowBench& bench)
{
    return bench.hands().sees("toastMessage") ? bench.hands().textOf("toastMessage") : QString();
}

QString doubtOf(WindowBench& bench)
{
    return QString::number(bench.hands().see<QListWidget>("doubtList").currentRow());
}

QString frameOf(WindowBench& bench)
{
    return QString::number(bench.canvas().shownFrame().value_or(FrameIndex{-1}).value);
}

QString saidBy(WindowBench& bench)
{
    return bench.hands().textOf("toastMessage");
}

QString revealsOf(WindowBench&)
{
    int open = 0;
    for (QWidget* widget : QApplication::topLevelWidgets())
        open += qobject_cast<app::RevealWindow*>(widget) != nullptr && widget->isVisible();
    return QString::number(open);
}

void chooseRequest(WindowBench& bench, const FrameRange& frames)
{
    auto& list = bench.hands().see<QListWidget>("requestList");
    for (int row = 0; row < list.count(); ++row) {
        if (list.item(row)->text().contains(QStringLiteral("frames %1 to").arg(frames.begin.value + 1)))
            return bench.hands().clickRow(list, row);
    }
    must(false, QStringLiteral("a request is missing"));
}

void tryAnswering(WindowBench& bench, Presser& keys)
{
    Hands& hands = bench.hands();
    askToSee(bench, "annotator", kRefused);
    askToSee(bench, "annotator", kReleased);
    bench.unlockAs("lead");
    keys.press(ActionId::ShowRequests, pageOf);
    chooseRequest(bench, kRefused);
    hands.fill("requestRefusal", QStringLiteral("a neighbour"));
    keys.press(ActionId::RefuseUnblur, stateOf);
    must(stateOf(bench).contains(QLatin1String("refused by lead: a neighbour")), stateOf(bench));
    chooseRequest(bench, kReleased);
    keys.press(ActionId::ApproveUnblur, stateOf);
    must(stateOf(bench).contains(QLatin1String("approved by lead")), stateOf(bench));
}

void tryReleasing(WindowBench& bench, Presser& keys)
{
    Hands& hands = bench.hands();
    bench.swapTo("custodian");
    hands.press("Ctrl+Shift+U");
    chooseRequest(bench, kReleased);
    app::Session other = bench.session("lead");
    {
        const auto writing = other.begin(); // the release has to wait for it
        must(writing.ok(), QStringLiteral("the lead cannot write"));
        keys.press(ActionId::ReleaseUnblur, progressOf);
        keys.pressOnly(ActionId::StopRelease);
    }
    hands.await([&] { return toastOf(bench).startsWith(QLatin1String("Stopped.")); },
                QStringLiteral("the end of the release"));
    keys.note(ActionId::StopRelease);
    hands.press("Ctrl+Alt+U");
    hands.await([&] { return stateOf(bench).contains(QLatin1String("released until")); },
                QStringLiteral("the release"));
}

/// Stands still at the first, which by itself goes on to the next.
void stopAtFirstDoubt(WindowBench& bench)
{
    bench.hands().await(
        [&] {
            const bool plays = bench.window().actions()[ActionId::Play].text() != QLatin1String("Play");
            if (plays || doubtOf(bench) != QLatin1String("0"))
                bench.hands().press(plays ? "Space" : "Ctrl+Up");
            return !plays && doubtOf(bench) == QLatin1String("0");
        },
        QStringLiteral("the first doubt"));
}

void tryDoubts(WindowBench& bench, Presser& keys)
{
    Hands& hands = bench.hands();
    hands.click("tabDoubts");
    hands.doubleClickRow(hands.see<QAbstractItemView>("queueList"), 0);
    hands.await([&] { return bench.canvas().shownFrame().has_value(); }, QStringLiteral("the picture"));
    stopAtFirstDoubt(bench);
    keys.press(ActionId::NextDoubt, doubtOf);
    keys.press(ActionId::PreviousDoubt, doubtOf); // from the last it goes nowhere by itself
    hands.press("B");
    hands.dragPoint(bench.canvas(), {200, 120}, {260, 180});
    hands.press("Escape");
    keys.press(ActionId::MaskCamera, saidBy);
}

} // namespace

ObjectId askToSee(const WindowBench& bench, const char* person, const FrameRange& frames)
{
    app::Session session = bench.session(person);
    const auto request = app::requestUnblur(session, {.clip = bench.clip(),
                                                      .frames = frames,
                                                      .reason = "is it a dog",
                                                      .duration = std::chrono::minutes(15)});
    must(request.ok(), QStringLiteral("%1 cannot ask").arg(QLatin1String(person)));
    return *request;
}

void divide(const WindowBench& bench, std::int64_t border)
{
    app::Session custodian = bench.session("custodian");
    const auto divided =
        app::divideClip(custodian, {.clip = bench.clip(), .borders = {border}, .people = {"annotator", "lead"}});
    must(divided.ok(), QStringLiteral("the clip cannot be divided"));
}

void storeDoubts(const WindowBench& bench, const std::vector<media::Doubt>& doubts)
{
    must(trySetDoubts(bench, doubts).ok(), QStringLiteral("doubts cannot be stored"));
}

void tryCustodyKeys(WindowBench& bench, QSet<QString>& tried)
{
    Presser keys(bench, tried);
    storeDoubts(bench, {{{{18}, {20}}, DoubtKind::Unpainted, 0, 0.8}, {{{2}, {4}}, DoubtKind::Weak, 1, 0.31}});
    tryAnswering(bench, keys);
    tryReleasing(bench, keys);
    tryDoubts(bench, keys);
    divide(bench, SampleWorkspace::kFrames / 2);
    bench.swapTo("lead");
    bench.hands().click("tabAnnotate");
    bench.openClip();
    keys.press(ActionId::GoToSegment, frameOf);
    bench.swapTo("annotator");
    bench.hands().await([&] { return bench.hands().sees("showRevealButton"); }, QStringLiteral("the offer"));
    keys.press(ActionId::ShowReveal, revealsOf);
}

} // namespace consentry::testing
