#pragma once

#include "widgets/parts/message_service.h"

#include <QStringList>

namespace consentry::testing {

/// Answers in a person's place, and remembers what was said.
class ScriptedMessages final : public widgets::MessageService {
public:
    std::optional<QString> folder; ///< the answer to "which folder"
    std::optional<QString> file;   ///< the answer to "which file"
    QStringList said;

    void inform(const widgets::Notice& notice) override { said << notice.title + QStringLiteral(": ") + notice.text; }
    [[nodiscard]] widgets::Answer ask(const widgets::Question& question) override
    {
        said << question.title;
        return widgets::Answer::Confirmed;
    }
    [[nodiscard]] std::optional<QString> pickFolder(const widgets::PathQuestion&) override { return folder; }
    [[nodiscard]] std::optional<QString> pickFileToOpen(const widgets::PathQuestion&) override { return file; }
    [[nodiscard]] std::optional<QString> pickFileToSave(const widgets::PathQuestion&) override { return std::nullopt; }
};

} // namespace consentry::testing
