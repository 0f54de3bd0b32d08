// The only place where the model changes: once a frame for what arrived and what is due, and once for each action.
#pragma once

#include "app/model.h"
#include "app/ports.h"

namespace mooring {

// Starts reading the store. The model shows nothing of a person until the vault is ready.
void start(Model& model, Ports& ports);

// Takes replies that have arrived, saves drafts that are due, lets toasts go. Call before drawing.
void step(Model& model, Ports& ports);

// Applies one action. Unknown ids and actions that do not fit the place are ignored.
void update(Model& model, const Action& action, Ports& ports);

// Whether an action must wait: for the part of the program that arrives after the first page (Catalog::whole), or until
// it is known that nothing was here (seems_new). Whoever has it keeps it until then; what need not wait goes ahead.
bool must_wait(const Model& model, const Action& action);

// The page is going out of sight: everything typed is handed to the store now.
void flush(Model& model, Ports& ports);
// It is in sight again: a sealed vault that was out of sight for too long is locked before anything is drawn.
void resume(Model& model, Ports& ports);
// The person has touched something: the time without input begins anew.
void note_input(Model& model, Ports& ports);
// Locks a sealed vault: what is open is kept first, then everything read is forgotten. Nothing happens to a plain one.
void lock(Model& model, Ports& ports);

// Another tab of this site has said something. Works at once, also out of sight, where no frame runs.
void hear(Model& model, const TabMessage& message, Ports& ports);

// A whole JSON file of what is not saved yet, for the person to keep.
std::string unsaved_as_json(const Model& model);

}  // namespace mooring
