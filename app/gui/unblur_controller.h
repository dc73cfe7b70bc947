#pragma once

#include "app/gui/clip_controller.h"
#include "app/gui/unblur_words.h"

#include <QPointer>

#include <atomic>

class QAbstractButton;

namespace consentry::app {

/// Seeing frames of an original, from the question to the release: asks about the open clip, shows each request to
/// those whom it concerns, and lets leads and custodians answer. Lives as long as the window. GUI thread; a release
/// runs on a thread of Qt's pool with a session of its own, and ends with this.
class UnblurController final : public QObject {
    Q_OBJECT

public:
    struct Parts {
        const widgets::Appearance& appearance;
        ActionTable& actions;
        widgets::Toast& toast;
        widgets::RequestPage& page;
        QAbstractButton& tab;
        QWidget& over; ///< under the card
    };
    explicit UnblurController(const Parts& parts, QObject* parent = nullptr);
    ~UnblurController() override;

    /// Whose requests, and where clips are opened; null when locked, which stops a release.
    void setSession(const std::shared_ptr<Session>& session, ClipController* clips);
    /// Looks for what others asked and answered. Not while a picture is open, as RevealController::look().
    void look(Timestamp now);
    /// Reads the requests now.
    void refresh();

private:
    struct Job; ///< of a release
    void openCard();
    void ask(const widgets::UnblurForm& form);
    void approve();
    void refuse();
    void release();
    void released(Job& job);
    void stop();
    void answered(const Result<ObjectId>& answer, const QString& words);
    void show();
    void showTab();
    void updateActions();
    void tellAnswers();
    Timestamp nextChange(Timestamp now) const;
    const UnblurRow* chosen() const;

    Parts m_parts;
    widgets::UnblurCard* m_card;
    std::shared_ptr<Session> m_session;
    QPointer<ClipController> m_clips;
    ClipId m_asked;                          ///< the clip that the card is about
    std::vector<UnblurRow> m_rows;           ///< the newest first
    std::map<ObjectId, UnblurStage> m_known; ///< own requests as they were seen last
    Decider m_decider = Decider::Nobody;
    std::int64_t m_seenVersion = -1; ///< of the database, by others' commits
    Timestamp m_nextChange{};        ///< when time alone makes a difference
    Job* m_job = nullptr;            ///< that of this session; null when none is running
};

} // namespace consentry::app
