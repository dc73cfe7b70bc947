#include "media/look_window.h"

#include "media/head_boxes.h"

#include <algorithm>
#include <cassert>
#include <iterator>
#include <utility>

namespace consentry::media {

namespace {

constexpr int kDeepest = 1; // halvings of the stretch between two scheduled looks

std::vector<DetectedBox> facesOf(const std::vector<Sighting>& sightings)
{
    std::vector<DetectedBox> faces;
    for (const Sighting& sighting : sightings) {
        const bool isHead = sighting.face.label == kHeadLabel; // its box is too rough to leave a doubt
        if (!sighting.turn && !isHead)                         // most looks do not turn the picture and cannot see it
            faces.push_back(sighting.face);
    }
    return faces;
}

std::vector<Turn> turnsOf(const std::vector<Sighting>& sightings)
{
    std::vector<Turn> turns;
    for (const Turn turn : kAllTurns) {
        if (std::ranges::find(sightings, std::optional(turn), &Sighting::turn) != sightings.end())
            turns.push_back(turn);
    }
    return turns;
}

} // namespace

LookWindow::Slot& LookWindow::slot(FrameIndex frame)
{
    const std::int64_t position = frame - m_slots.front().content.frame.frame;
    assert(position >= 0 && position < static_cast<std::int64_t>(m_slots.size()));
    return m_slots[static_cast<std::size_t>(position)];
}

void LookWindow::add(WindowFrame frame)
{
    const FrameIndex index = frame.frame;
    if (frame.startsShot && m_lastAsked) {
        ask(index - 1);
        m_lastAsked.reset();
    }
    const bool wanted = frame.look.has_value() || !m_lastAsked;
    m_slots.push_back({.content = {.frame = std::move(frame), .sightings = {}}});
    if (wanted)
        ask(index);
}

void LookWindow::end()
{
    if (!m_slots.empty())
        ask(m_slots.back().content.frame.frame);
    m_hasEnded = true;
}

void LookWindow::ask(FrameIndex frame)
{
    Slot& asked = slot(frame);
    if (asked.asked)
        return;
    asked.asked = true;
    m_toLook.push_back(frame);
    if (asked.content.frame.look && asked.content.frame.look->everyTurn)
        m_surveys.push_back({frame});
    if (m_lastAsked)
        m_pairs.push_back({*m_lastAsked, frame});
    m_lastAsked = frame;
}

/// The last one at an earlier frame; none before the first.
const LookWindow::Survey* LookWindow::surveyBefore(FrameIndex frame) const
{
    const auto later = std::ranges::lower_bound(m_surveys, frame, {}, &Survey::frame);
    return later == m_surveys.begin() ? nullptr : &*std::prev(later);
}

bool LookWindow::hasLook() const
{
    if (m_toLook.empty())
        return false;
    const Survey* survey = surveyBefore(m_toLook.front());
    return survey == nullptr || survey->turns;
}

LookWindow::Task LookWindow::nextLook()
{
    assert(hasLook());
    const FrameIndex frame = m_toLook.front();
    m_toLook.pop_front();
    WindowFrame& next = slot(frame).content.frame;
    const Survey* survey = surveyBefore(frame);
    return {*std::exchange(next.copy, std::nullopt), next.look.value_or(Look()),
            survey == nullptr ? std::vector<Turn>() : *survey->turns};
}

void LookWindow::looked(FrameIndex frame, std::vector<Sighting> sightings)
{
    const auto survey = std::ranges::find(m_surveys, frame, &Survey::frame);
    if (survey != m_surveys.end())
        survey->turns = turnsOf(sightings);
    Slot& seen = slot(frame);
    seen.content.looked = true;
    seen.content.sightings = std::move(sightings);
    seen.settled = true;
    std::vector<Pair> complete;
    std::erase_if(m_pairs, [&](const Pair& pair) {
        if (!isLooked(pair))
            return false;
        complete.push_back(pair);
        return true;
    });
    for (const Pair& pair : complete)
        judge(pair);
}

bool LookWindow::isLooked(const Pair& pair)
{
    return slot(pair.before).content.looked && slot(pair.after).content.looked;
}

void LookWindow::judge(const Pair& pair)
{
    const std::int64_t length = pair.after - pair.before;
    const auto before = facesOf(slot(pair.before).content.sightings);
    const auto after = facesOf(slot(pair.after).content.sightings);
    if (length > 1 && pair.depth < kDeepest && leavesDoubt({before, after}, m_smallest)) {
        const FrameIndex middle = pair.before + length / 2;
        slot(middle).asked = true;
        m_toLook.push_back(middle);
        m_pairs.push_back({pair.before, middle, pair.depth + 1});
        m_pairs.push_back({middle, pair.after, pair.depth + 1});
        return;
    }
    for (FrameIndex frame = pair.before + 1; frame < pair.after; frame = frame + 1) {
        slot(frame).settled = true;
        slot(frame).content.frame.copy.reset();
    }
}

std::optional<SettledFrame> LookWindow::takeSettled()
{
    if (m_slots.empty() || !m_slots.front().settled)
        return std::nullopt;
    const FrameIndex front = m_slots.front().content.frame.frame;
    const auto needsFront = [front](const Pair& pair) { return pair.before == front; };
    const bool startsNextPair = m_lastAsked == front && !m_hasEnded;
    if (startsNextPair || std::ranges::any_of(m_pairs, needsFront))
        return std::nullopt;
    std::optional<SettledFrame> settled(std::in_place, std::move(m_slots.front().content));
    m_slots.pop_front();
    return settled;
}

} // namespace consentry::media
