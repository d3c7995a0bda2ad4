#include "platform/web/run.hpp"
#include "stand.hpp"

int main() {
    static tratt::stand::Stand client(tratt::platform::web::services());
    tratt::platform::web::run(client);
    return 0;
}
