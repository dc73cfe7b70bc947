#pragma once

#include "annotation/edit/annotation_document.h"
#include "tests/annotation/label_maker.h"

#include <vector>

namespace consentry::testing {

/// Keeps changes in memory, or fails while `works` is false.
class MemoryJournal final : public annotation::JournalPort {
public:
    Result<void> append(const annotation::Change& change) override
    {
        if (!works)
            return makeError(Errc::DiskFull, "workspace.db");
        changes.push_back(change);
        return {};
    }

    bool works = true;
    std::vector<annotation::Change> changes;
};

inline edit::DocumentFacts documentFacts()
{
    return {.labels = annotation::defaultLabelSet(), .frames = kFacts, .author = "k4.pid.test"};
}

/// An empty document of a clip of 40 frames, 640 × 360, and what came out of it.
struct DocumentFixture {
    DocumentFixture()
    {
        QObject::connect(&document, &edit::AnnotationDocument::changed, &document,
                         [this](const edit::ChangeEvent& event) { events.push_back(event); });
    }

    /// A person at {100, 100, 40, 80} from `frame` on.
    annotation::TrackId addPerson(std::int64_t frame = 0)
    {
        return document.addObject({.label = "person", .kind = {}, .frame = {frame}, .box = {100, 100, 40, 80}}).value();
    }
    const annotation::Track& track(annotation::TrackId id) const { return *document.labels().find(id); }

    MemoryJournal journal;
    edit::AnnotationDocument document{{}, documentFacts(), journal};
    std::vector<edit::ChangeEvent> events;
};

} // namespace consentry::testing
