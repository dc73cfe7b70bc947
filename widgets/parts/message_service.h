#pragma once

#include <QString>

#include <optional>

namespace consentry::widgets {

enum class Severity { Information, Problem };

struct Notice {
    QString title;  ///< what happened, short
    QString text;   ///< why, and what to do; plain text
    Severity severity = Severity::Information;
};

/// Only for what cannot be undone. `consequence` says what will be gone; `confirm` is the verb on the button.
struct Question {
    QString title;
    QString consequence;
    QString confirm;
};

enum class Answer { Confirmed, Cancelled };

struct PathQuestion {
    QString title;
    QString startFolder = {};
    QString filter = {}; ///< of file names, as QFileDialog wants it
};

/// The only way to a dialogue that waits, so that tests can answer in a person's place. GUI thread.
class MessageService {
public:
    virtual ~MessageService() = default;
    virtual void inform(const Notice& notice) = 0;
    /// Cancel is the default.
    [[nodiscard]] virtual Answer ask(const Question& question) = 0;
    [[nodiscard]] virtual std::optional<QString> pickFolder(const PathQuestion& question) = 0;
    [[nodiscard]] virtual std::optional<QString> pickFileToOpen(const PathQuestion& question) = 0;
    [[nodiscard]] virtual std::optional<QString> pickFileToSave(const PathQuestion& question) = 0;
};

/// With real dialogues above the window that is in use.
class DialogMessageService final : public MessageService {
public:
    void inform(const Notice& notice) override;
    [[nodiscard]] Answer ask(const Question& question) override;
    [[nodiscard]] std::optional<QString> pickFolder(const PathQuestion& question) override;
    [[nodiscard]] std::optional<QString> pickFileToOpen(const PathQuestion& question) override;
    [[nodiscard]] std::optional<QString> pickFileToSave(const PathQuestion& question) override;
};

} // namespace consentry::widgets
