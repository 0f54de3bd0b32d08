#include "app/action.h"

#include "app/any_action.h"

namespace mooring {

template <class What>
Action::Action(What what) : any_(new AnyAction{std::move(what)}) {}

#define MOORING_MAKE(name) template Action::Action(action::name);
MOORING_EACH_ACTION(MOORING_MAKE)
#undef MOORING_MAKE

Action::Action(const Action& other) : any_(new AnyAction(*other.any_)) {}
Action::~Action() {
    delete any_;
}

}  // namespace mooring
