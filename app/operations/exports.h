#pragma once

#include "app/session.h"
#include "dataset/label_set.h"

namespace consentry::app {

struct NewExport {
    fs::path out;
    std::string name;
    std::string recipient;
    consent::Purpose purpose = consent::Purpose::ModelTraining;
    std::vector<dataset::Format> formats{dataset::Format::Coco};
    std::optional<Timestamp> date; ///< else today, 00:00 UTC
    std::optional<Timestamp> expires;
};

struct ExportSummary {
    ObjectId id;
    dataset::ExportCounts counts;
    std::map<std::string, int> leftOut; ///< reason → clips
};

/// Writes the labels of every accepted clip whose consent covers it now. Exporters only. Errc::NothingAccepted when
/// that is none. A submission whose bytes are not those that were signed stops it: Errc::HashMismatch naming the clip.
Result<ExportSummary> exportLabelSet(Session& session, const NewExport& request);

} // namespace consentry::app
