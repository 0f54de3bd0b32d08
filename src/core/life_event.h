// Something that happened in a life: it stands on the charts on its day, so that a change can be seen beside it in
// time. It is never given as a cause.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/record.h"

namespace mooring {

// Also the tags of a sitting ("what was going on").
enum class EventKind : std::uint8_t { conflict, break_up, reunion, loss, move, illness, work_strain, good_news, other };
inline constexpr int kEventKinds = 9;

// The stored word of a kind and back; unknown words read as `other`.
std::string_view event_name(EventKind kind);
EventKind event_from_name(std::string_view name);

struct LifeEvent {
    RecordId id;
    Day day = 0;
    EventKind kind = EventKind::other;
    std::string text;  // the person's own words, at most kMaxEventText bytes; may be empty
    RecordId person;   // nil: about nobody in particular
    std::string unknown;
};

inline constexpr int kLifeEventSchema = 1;
inline constexpr std::size_t kMaxEventText = 1000;

// The day travels in the Revision (`when`), not here.
std::string encode_life_event(const LifeEvent& event);
Result<LifeEvent> decode_life_event(std::string_view payload);

}  // namespace mooring
