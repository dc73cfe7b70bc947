#pragma once

#include "annotation/edit/selection.h"

#include <QPointer>

#include <vector>

namespace consentry::edit {

/// Base of what shows or edits the open labels: a document with its selection from follow() to unfollow(), nothing
/// before and after. What on() connects ends with it, so that nobody hears of labels that are not shown any more.
/// GUI thread.
class LabelFollower {
public:
    LabelFollower(const LabelFollower&) = delete;
    LabelFollower& operator=(const LabelFollower&) = delete;

protected:
    LabelFollower() = default;
    ~LabelFollower() { unfollow(); }

    /// Takes the place of what was followed before. Both must outlive this or be taken back with unfollow().
    void follow(AnnotationDocument& document, Selection& selection);
    void unfollow();
    bool isFollowing() const { return m_document && m_selection; }
    bool isEditable() const { return m_document && m_document->mode() == EditMode::Editable; }

    /// `slot` of `receiver` is called for a signal of what is followed now: of the document, of its flags or of the
    /// selection, whichever has it.
    template<typename... Args, typename Receiver, typename Slot>
    void on(void (AnnotationDocument::*signal)(Args...), Receiver* receiver, Slot slot)
    {
        m_connections.push_back(QObject::connect(m_document.data(), signal, receiver, slot));
    }
    template<typename... Args, typename Receiver, typename Slot>
    void on(void (TrackFlags::*signal)(Args...), Receiver* receiver, Slot slot)
    {
        m_connections.push_back(QObject::connect(&m_document->flags(), signal, receiver, slot));
    }
    template<typename... Args, typename Receiver, typename Slot>
    void on(void (Selection::*signal)(Args...), Receiver* receiver, Slot slot)
    {
        m_connections.push_back(QObject::connect(m_selection.data(), signal, receiver, slot));
    }

    QPointer<AnnotationDocument> m_document; ///< null while nothing is followed
    QPointer<Selection> m_selection;         ///< likewise

private:
    std::vector<QMetaObject::Connection> m_connections;
};

} // namespace consentry::edit
