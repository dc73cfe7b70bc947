#pragma once

#include "widgets/theme/appearance.h"

#include <QWidget>

#include <vector>

class QLabel;
class QVBoxLayout;

namespace consentry::widgets {

struct RecentWorkspace {
    QString name;
    QString folder;
};

/// What a new user sees first: one card with the ways in.
class StartPage final : public QWidget {
    Q_OBJECT
public:
    explicit StartPage(const Appearance& appearance, QWidget* parent = nullptr);

    /// Newest first; the first five are shown.
    void setRecent(const std::vector<RecentWorkspace>& workspaces);

Q_SIGNALS:
    void openRequested();
    void createRequested();
    void demoRequested();
    void recentChosen(const QString& folder);

private:
    void refreshMark();

    const Appearance& m_appearance;
    QLabel* m_mark;
    QLabel* m_recentTitle;
    QVBoxLayout* m_recent;
};

} // namespace consentry::widgets
