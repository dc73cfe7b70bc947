#pragma once

#include "annotation/edit/annotation_document.h"
#include "annotation/edit/selection.h"
#include "base/frame_table.h"

#include <QAction>

#include <memory>

namespace consentry::testing {

/// Remembers nothing; can be told to fail.
class FakeJournal final : public annotation::JournalPort {
public:
    Result<void> append(const annotation::Change&) override
    {
        return fails ? Result<void>(Errc::DiskFull) : Result<void>();
    }
    bool fails = false;
};

inline constexpr int kPictureWidth = 640;
inline constexpr int kPictureHeight = 360;

/// Actions whose keys are 1 to 9.
inline std::vector<const QAction*> numberKeys(QObject& owner)
{
    std::vector<const QAction*> actions;
    for (int digit = 1; digit <= 9; ++digit) {
        auto* action = new QAction(&owner);
        action->setShortcut(QKeySequence(QString::number(digit)));
        actions.push_back(action);
    }
    return actions;
}

/// A clip of 100 frames of 640×360 with no labels.
struct LabelFixture {
    explicit LabelFixture(annotation::AnnotationSet set = {}, std::int64_t frames = 100,
                          annotation::LabelSet names = annotation::defaultLabelSet())
        : document(std::move(set), {std::move(names), {frames, {kPictureWidth, kPictureHeight}}, "k4.pid.test"},
                   journal),
          selection(document)
    {
    }

    annotation::TrackId add(const Box& box, FrameIndex frame = {0}, const std::string& label = "person")
    {
        return document.addObject({.label = label, .kind = {}, .frame = frame, .box = box}).value();
    }
    const annotation::Track& track(annotation::TrackId id) const { return *document.labels().find(id); }

    FakeJournal journal;
    edit::AnnotationDocument document;
    edit::Selection selection;
};

/// `frames` frames, ten a second.
inline std::shared_ptr<const FrameTable> tenPerSecond(std::int64_t frames)
{
    std::vector<FrameEntry> entries;
    for (std::int64_t i = 0; i < frames; ++i) {
        FrameEntry entry;
        entry.pts = i * 100;
        entry.sourceFrame = i;
        entry.keyFrame = i % 8 == 0;
        entries.push_back(entry);
    }
    FrameFormat format;
    format.width = format.codedWidth = kPictureWidth;
    format.height = format.codedHeight = kPictureHeight;
    return std::make_shared<const FrameTable>(format, std::move(entries));
}

} // namespace consentry::testing
