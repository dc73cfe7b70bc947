#pragma once

#include <QWidget>

class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace consentry::widgets {

class ElidedLabel;

/// About the submission under review; words come translated.
struct ReviewFacts {
    QString submittedBy = {};
    QString submittedAt = {};
    QString counts = {};   ///< "3 tracks, 41 key frames"
    QString earlier = {};  ///< the comment of the last return, if there was one
    QString refusal = {};  ///< why this person may not decide ("You made these labels"); empty: they may
};

/// Accept the labels, or return them with a comment that says what to change.
class ReviewPanel final : public QWidget {
    Q_OBJECT
public:
    explicit ReviewPanel(QWidget* parent = nullptr);

    /// What is written there, without space around it.
    QString comment() const;

public Q_SLOTS:
    void setFacts(const consentry::widgets::ReviewFacts& facts);
    void clearComment();

Q_SIGNALS:
    void acceptRequested(const QString& comment);
    /// `comment` is never empty.
    void returnRequested(const QString& comment);

private:
    void refresh();

    ReviewFacts m_facts;
    ElidedLabel* m_who;
    QLabel* m_counts;
    QLabel* m_earlier;
    QPlainTextEdit* m_comment;
    QLabel* m_note;
    QPushButton* m_accept;
    QPushButton* m_return;
};

} // namespace consentry::widgets
