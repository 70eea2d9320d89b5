/** Makes the site installable: registers the worker that answers when there is no network. Without it everything works as before. */
if ('serviceWorker' in navigator) navigator.serviceWorker.register('/assets/service-worker.js', { scope: '/' }).catch(() => undefined);
