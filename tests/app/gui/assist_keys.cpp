#include "tests/app/gui/assist_keys.h"

#include "app/operations/tasks.h"

#include <QAbstractItemView>

namespace consentry::testing {
namespace {

using app::ActionId;

QString proposalsOf(WindowBench& bench)
{
    return QStringLiteral("%1 %2 %3")
        .arg(bench.hands().sees("assistProgress"))
        .arg(bench.canvas().proposals().size())
        .arg(bench.canvas().shownFrame().value_or(FrameIndex{-1}).value);
}

/// Waits until what the key began has ended.
void press(WindowBench& bench, ActionId id, QSet<QString>& tried)
{
    const QAction& action = bench.window().actions()[id];
    must(action.isEnabled(), QStringLiteral("%1 is disabled").arg(action.objectName()));
    const QString before = proposalsOf(bench);
    bench.hands().press(action.shortcuts().first().toString(QKeySequence::PortableText).toLatin1().constData());
    bench.hands().await([&] { return proposalsOf(bench) != before; },
                        QStringLiteral("a change by %1").arg(action.objectName()));
    bench.hands().await([&] { return !bench.hands().sees("assistProgress"); },
                        QStringLiteral("the end of %1").arg(action.objectName()));
    tried << action.objectName();
}

} // namespace

StoredProposals::StoredProposals(WindowBench& bench) : m_session(bench.session("annotator"))
{
    const auto queue = app::listQueue(m_session);
    must(queue.ok() && !queue->empty(), QStringLiteral("no queue"));
    m_store.emplace(m_session.workspace(), bench.clip(), queue->front().manifest);
}

void StoredProposals::fill(const std::vector<std::pair<std::string, double>>& labelsAndConfidences)
{
    std::vector<annotation::Proposal> proposals;
    for (const auto& [label, confidence] : labelsAndConfidences) {
        const auto number = std::uint32_t(proposals.size() + 1);
        annotation::Track track;
        track.id = {number};
        track.label = label;
        track.keyFrames = {{{0}, {number * 100.0, 100, 60, 40}}, {{20}, {number * 100.0 + 40, 100, 60, 40}}};
        track.source = annotation::Source::Suggested;
        track.author = "k4.pid.program";
        proposals.push_back({std::move(track), confidence});
    }
    must(m_store->replace(proposals).ok(), QStringLiteral("proposals are not stored"));
}

std::size_t StoredProposals::count()
{
    const auto stored =
        m_store->load(annotation::defaultLabelSet(), {.frames = SampleWorkspace::kFrames, .size = {640, 360}});
    must(stored.ok(), QStringLiteral("stored proposals do not read"));
    return stored->size();
}

void tryAssistKeys(WindowBench& bench, QSet<QString>& tried)
{
    Hands& hands = bench.hands();
    bench.seekByTimeline(0);
    press(bench, ActionId::RejectProposal, tried);
    hands.press("N");
    hands.drawBox(bench.canvas(), kCat);
    press(bench, ActionId::MergeProposal, tried);
    press(bench, ActionId::AcceptProposal, tried);
    press(bench, ActionId::AcceptProposals, tried);
    must(bench.canvas().proposals().empty(), QStringLiteral("proposals are left"));
    hands.press("Ctrl+A");
    hands.press("Shift+Del");
    hands.press("N");
    hands.drawBox(bench.canvas(), kCat);
    press(bench, ActionId::FollowBox, tried);
    hands.press("Alt+X");
    bench.seekByTimeline(20);
    hands.press("K"); // it stays where it was, and the cat does not
    press(bench, ActionId::CheckInterpolation, tried);
    bench.seekByTimeline(0);
    press(bench, ActionId::NextDoubtfulBox, tried);
    hands.press("Ctrl+A");
    hands.press("Shift+Del");
    press(bench, ActionId::Suggest, tried);
    while (bench.window().actions()[ActionId::RejectProposal].isEnabled())
        hands.press("Alt+X");
    must(bench.trackCount() == 0, QStringLiteral("tracks are left"));
}

} // namespace consentry::testing
