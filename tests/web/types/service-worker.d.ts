// What web/service-worker.js uses of a world that TypeScript keeps apart from the page's.
interface ExtendableEvent extends Event {
    waitUntil(answer: Promise<unknown>): void;
}
interface FetchEvent extends ExtendableEvent {
    readonly request: Request;
    respondWith(answer: Promise<Response>): void;
}
interface ExtendableMessageEvent extends ExtendableEvent {
    readonly data: any;
}
interface ServiceWorkerGlobalScope {
    readonly registration: ServiceWorkerRegistration;
    readonly clients: { claim(): Promise<void> };
    skipWaiting(): Promise<void>;
    addEventListener(type: "install" | "activate", act: (event: ExtendableEvent) => void): void;
    addEventListener(type: "fetch", act: (event: FetchEvent) => void): void;
    addEventListener(type: "message", act: (event: ExtendableMessageEvent) => void): void;
}
