// The promises of a store, looked at on the browser's own database. tests/contract/web_host.mjs starts this and asks it
// on until it is done; each promise has a database of its own, and two tabs with a mailbox each.
#ifdef __EMSCRIPTEN__

#include <nlohmann/json.hpp>

#include "platform/web/web_store.h"
#include "store_contract.h"

extern "C" {
void js_contract_use(int tab);     // whose mailbox the next calls go to
void js_contract_reopen(int tab);  // a new connection and an empty mailbox
void js_contract_clear();          // another database, that does not exist yet
}

namespace {

using namespace mooring;
using namespace mooring::contract;

// A WebStore with a mailbox of its own: the bridge knows only one at a time.
class TabStore : public Store {
public:
    explicit TabStore(int tab) : tab_(tab) {}
    Ticket open(MayCreate may_create) override { return store().open(may_create); }
    Ticket load(std::uint32_t generation, const RowKey& after, std::uint32_t max, LoadWhat what) override {
        return store().load(generation, after, max, what);
    }
    Ticket get(std::span<const RowKey> keys) override { return store().get(keys); }
    Ticket commit(const Batch& batch) override { return store().commit(batch); }
    std::optional<StoreReply> take(Ticket ticket) override {
        store();
        mail_.collect();
        return store_.take(ticket);
    }

private:
    WebStore& store() {
        js_contract_use(tab_);
        return store_;
    }
    int tab_;
    WebMail mail_;
    WebStore store_{mail_};
};

class BrowserPlace : public Place {
public:
    void clear() override {
        js_contract_clear();
        for (int tab = 0; tab < 2; ++tab) stores_[tab] = std::make_unique<TabStore>(tab);
    }
    Store& tab(int which) override { return *stores_[which]; }
    void reopen(int which) override {
        js_contract_reopen(which);
        stores_[which] = std::make_unique<TabStore>(which);
    }

private:
    std::unique_ptr<TabStore> stores_[2];
};

struct Run {
    BrowserPlace place;
    StoreContract contract{place};
    std::string report;
};

Run* run = nullptr;

}  // namespace

extern "C" {

void mo_contract_start() {
    delete run;
    run = new Run;
}

// 1 when every promise was looked at, 0 while a reply is awaited.
int mo_contract_step() {
    return run->contract.step() ? 1 : 0;
}

// A JSON list of {name, ok, detail}, valid until the next call. The last one is under way until all is done.
const char* mo_contract_report() {
    nlohmann::json list = nlohmann::json::array();
    for (const Outcome& outcome : run->contract.outcomes()) {
        list.push_back({{"name", outcome.name}, {"ok", outcome.ok}, {"detail", outcome.detail}});
    }
    run->report = list.dump();
    return run->report.c_str();
}
}

#endif
