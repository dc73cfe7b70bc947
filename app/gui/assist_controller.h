#pragma once

#include "annotation/edit/proposals.h"
#include "app/gui/assist_worker.h"
#include "app/gui/open_clip.h"
#include "app/gui/span_controller.h"
#include "app/gui/workbench.h"
#include "widgets/parts/toast.h"

namespace consentry::app {

/// Help that stays a proposal, in the open clip: following a box, suggestions, and where interpolation is doubtful.
/// Shows what is proposed and puts what a person takes into the labels. GUI thread.
class AssistController final : public QObject {
    Q_OBJECT

public:
    struct Parts {
        Session& session;
        Workbench& workbench;
        ActionTable& actions;
        widgets::Toast& toast;
    };
    AssistController(const Parts& parts, QObject* parent);
    ~AssistController() override;

    /// Brings back what was proposed for the clip before. close() before the clip goes.
    void open(OpenClip& clip);
    /// Ends what is running.
    void close();
    /// Which actions are possible now.
    void update();
    /// Esc: cancels what is running. False when nothing was.
    bool stepBackOut();

    const edit::Proposals* proposals() const { return m_proposals.get(); }

Q_SIGNALS:
    void editRefused(const consentry::Error& error);
    void seekRequested(consentry::FrameIndex frame);

private:
    void connectActions();
    void connectWorker();
    void followBox();
    void suggest();
    void check();
    void takeTracked(const std::vector<TrackAnswer>& answers);
    void takeSuggested(const std::vector<annotation::Proposal>& proposals);
    void takeChecked(const std::vector<DoubtfulSpan>& doubts);
    void goTo(quint32 number);
    void accept(bool all);
    void merge();
    void reject();
    void showProposals();
    void showBoxes();
    void store();
    bool isBusy();
    void started(const QString& what);
    void finished();
    bool isEditable() const;
    std::string chosenClass() const;
    void say(const QString& message) { m_toast.say({.message = message}); }

    Session& m_session;
    Workbench& m_workbench;
    ActionTable& m_actions;
    widgets::Toast& m_toast;
    OpenClip* m_clip = nullptr;
    std::unique_ptr<edit::Proposals> m_proposals;
    AssistWorker m_worker;
    SpanController m_spans;
    QString m_running; ///< what the worker does, in words
};

} // namespace consentry::app
