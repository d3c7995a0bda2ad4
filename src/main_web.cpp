#include "app/app.hpp"
#include "platform/web/keeping/run.hpp"

int main() {
    static tratt::app::App app(tratt::platform::web::services());
    tratt::platform::web::run(app);
    return 0;
}
