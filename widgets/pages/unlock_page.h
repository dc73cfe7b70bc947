#pragma once

#include <QTimer>
#include <QWidget>

#include <chrono>

class QLabel;
class QPushButton;

namespace consentry::widgets {

class PassphraseField;

/// One field, and a line that says how it went.
class UnlockPage final : public QWidget {
    Q_OBJECT
public:
    explicit UnlockPage(QWidget* parent = nullptr);
    ~UnlockPage() override;

    /// Names of the workspace and of the person whose identity is about to open; an empty person means that the
    /// identity file has to be chosen first.
    void setWhat(const QString& workspace, const QString& person);

public Q_SLOTS:
    /// The field is closed for `wait`, which the line counts down after `reason`.
    void showFailure(const QString& reason, std::chrono::seconds wait);
    /// While the key is being derived.
    void setBusy(bool busy);

Q_SIGNALS:
    /// Once per try; the page keeps no copy.
    void passphraseEntered(const QString& passphrase);
    void otherIdentityRequested();
    void backRequested();

protected:
    void showEvent(QShowEvent* event) override;

private:
    void refresh();
    QString line() const;

    QLabel* m_title;
    QLabel* m_person;
    PassphraseField* m_field;
    QPushButton* m_unlock;
    QPushButton* m_other;
    QLabel* m_line;
    QTimer m_tick;
    QString m_reason;
    std::chrono::seconds m_wait{0};
    bool m_busy = false;
    bool m_capsLock = false;
    bool m_hasPerson = false;
};

} // namespace consentry::widgets
