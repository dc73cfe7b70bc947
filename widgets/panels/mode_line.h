#pragma once

#include "base/clock.h"
#include "widgets/theme/appearance.h"

#include <QWidget>

class QLabel;

namespace consentry::widgets {

class ElidedLabel;
class TabularLabel;

enum class StoredState { Idle, Storing, Stored, Failed };

/// The bottom line: what the next click does, whether all changes are stored, where the cursor is, the time.
class ModeLine final : public QWidget {
    Q_OBJECT
public:
    explicit ModeLine(const Appearance& appearance, QWidget* parent = nullptr);

public Q_SLOTS:
    /// What the next click does on the picture.
    void setHint(const QString& hint);
    /// What keys do while they mean something else than usual, and clicks do not matter; empty: they do.
    void setKeysHint(const QString& hint);
    /// What the next click does where the pointer is now, when that is not on the picture; empty: it is.
    void setPointerHint(const QString& hint);
    /// `reason` only for StoredState::Failed.
    void setStored(consentry::widgets::StoredState state, const QString& reason = {});
    void setCursorText(const QString& text);
    void setIssues(int count);
    void setNow(consentry::Timestamp now);

private:
    void refreshHint();
    void refreshStored();

    const Appearance& m_appearance;
    StoredState m_state = StoredState::Idle;
    QString m_reason;
    QString m_canvasHint;
    QString m_pointerHint;
    QString m_keysHint;
    ElidedLabel* m_hint;
    TabularLabel* m_cursor;
    QLabel* m_storedMark;
    QLabel* m_stored;
    QLabel* m_issues;
    TabularLabel* m_clock;
};

} // namespace consentry::widgets
