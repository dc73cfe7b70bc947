#pragma once

#include "app/gui/action_table.h"
#include "app/gui/reveal_window.h"
#include "widgets/parts/toast.h"

namespace consentry::app {

/// Offers stretches of originals that were released to this person, and shows them. Lives as long as the session. GUI
/// thread.
class RevealController final : public QObject {
    Q_OBJECT

public:
    struct Parts {
        Session& session;
        const widgets::Appearance& appearance;
        ActionTable& actions;
        widgets::Toast& toast;
    };
    explicit RevealController(const Parts& parts, QObject* parent = nullptr);
    ~RevealController() override;

    /// Each second.
    void tick(Timestamp now);
    /// Looks for what was released or ended meanwhile. Not while a picture is open: a database can keep its reader, and
    /// a window that waits for one cannot be blanked.
    void look(Timestamp now);
    const RevealWindow* window() const { return m_window.get(); }

private:
    void refresh();
    void offer(const UnblurRow& row);
    void open();
    void ended(const QString& reason);

    Parts m_parts;
    std::int64_t m_seenVersion = -1; ///< of the database, by others' commits
    std::vector<UnblurRow> m_open;   ///< released to this person, the newest last
    std::set<ObjectId> m_offered;
    std::unique_ptr<RevealWindow> m_window;
};

} // namespace consentry::app
