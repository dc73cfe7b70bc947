#pragma once

#include "base/stop_flag.h"
#include "consent/policy.h"

namespace consentry::consent {

/// What an Access stands on.
struct AccessFacts {
    AccessRequest request;
    std::set<Action> actions; ///< all that the grant names, for the trust bar
    Basis basis = Basis::Consented;
    std::set<Purpose> purposes; ///< all that the consent names
    ObjectId grant;             ///< null for custodian and exporter actions
    ObjectId consent;
    ObjectId manifest;
    Timestamp until{};
    Timestamp openedAt{};                        ///< wall time when it was given …
    std::chrono::milliseconds openedSinceBoot{}; ///< … and the time since boot, which nobody can set back

    /// What time it is by what has really gone by since it was given, wherever the wall clock was set.
    Timestamp countedTime(const Clock& clock) const { return openedAt + (clock.sinceBoot() - openedSinceBoot); }
};

/// The right to do one thing with one clip until a time. Only ConsentGate makes one; it cannot be copied. It holds
/// facts and a flag, never a key. Whatever yields frames or writes an export takes one, and stops when its flag is set.
class Access {
public:
    Access(Access&&) = default;
    Access& operator=(Access&& other)
    {
        if (this != &other) {
            end();
            m_facts = std::move(other.m_facts);
            m_stop = std::move(other.m_stop);
        }
        return *this;
    }
    Access(const Access&) = delete;
    Access& operator=(const Access&) = delete;
    ~Access() { end(); }

    const AccessFacts& facts() const { return m_facts; }
    StopFlag stopFlag() const { return m_stop->flag(); }
    /// Also of one that was moved from.
    bool hasEnded() const { return !m_stop || m_stop->flag().isSet(); }
    /// Final. Safe from any thread.
    void end()
    {
        if (m_stop)
            m_stop->set();
    }
    /// For AccessWatch, which ends a view from its own thread.
    std::shared_ptr<StopSource> stopSource() const { return m_stop; }

private:
    friend class ConsentGate;
    explicit Access(AccessFacts facts) : m_facts(std::move(facts)), m_stop(std::make_shared<StopSource>()) {}

    AccessFacts m_facts;
    std::shared_ptr<StopSource> m_stop;
};

} // namespace consentry::consent
