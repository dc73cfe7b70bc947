#pragma once

#include "app/gui/action_table.h"
#include "app/session.h"
#include "widgets/parts/label_set_editor.h"
#include "widgets/parts/toast.h"

namespace consentry::app {

/// The card of what may be labelled, for leads and custodians. GUI thread.
class LabelSetController final : public QObject {
    Q_OBJECT

public:
    struct Parts {
        const widgets::Appearance& appearance;
        ActionTable& actions;
        widgets::Toast& toast;
        QWidget& over; ///< what the card lies over
    };
    explicit LabelSetController(const Parts& parts, QObject* parent = nullptr);

    enum class Right { Look, Change };
    /// Who has unlocked; null when nobody has. Closes the card.
    void setSession(Session* session, Right right = Right::Look);

private:
    void makeEditor();
    void show();
    Result<std::vector<widgets::LabelSetRow>> rows();
    void sign(const annotation::LabelSet& labels);

    Parts m_parts;
    widgets::LabelSetEditor* m_editor = nullptr;
    Session* m_session = nullptr;
};

} // namespace consentry::app
