#pragma once

#include <QLineEdit>

namespace consentry::widgets {

/// One line for a secret: never shown, copied, dragged, suggested or remembered. entered() hands the characters over
/// once and the field is empty from then on; the receiver puts them into locked memory.
class PassphraseField final : public QLineEdit {
    Q_OBJECT
public:
    explicit PassphraseField(QWidget* parent = nullptr);

public Q_SLOTS:
    /// Emits entered() unless the field is empty.
    void submit();
    /// Overwrites what was typed, then empties the field.
    void forget();

Q_SIGNALS:
    void entered(const QString& passphrase);
    /// What the last letter tells: capitals without Shift. No toolkit says it for every platform.
    void capsLockSeen(bool on);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void hideEvent(QHideEvent* event) override;
};

} // namespace consentry::widgets
