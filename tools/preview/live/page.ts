import { LANGUAGES } from '../../../src/app/messages/messages.ts';
import { element, escapeHtml, type Html } from '../draw/html.ts';

/** The page of the preview: Discord beside the terminal, and a box to ask in. `commands` are those that can be typed. */
export function page(commands: readonly { name: string; description: string }[]): Html {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Footnote – preview</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/discord.css">
<link rel="stylesheet" href="/preview.css">
<script src="/client.js" defer></script>
</head>
<body>
<header>
<h1>Footnote, as it looks</h1>
<form id="seat">
${choice('who', 'You are', { member: 'Ana, a member', manager: 'Rui, who manages the server' })}
${choice('where', 'in', { channel: '#general', direct: 'direct messages' })}
${choice('locale', 'Discord speaks', localesOf())}
${choice('theme', 'Colours', { dark: 'dark', light: 'light' })}
${choice('width', 'Width', { desktop: 'desktop', phone: 'phone' })}
</form>
</header>
<main>
<section aria-labelledby="in-discord">
<h2 id="in-discord">In Discord</h2>
<div id="messages" class="discord dark" role="log" aria-live="polite" aria-labelledby="in-discord" tabindex="0"></div>
<p id="trouble" role="alert"></p>
<form id="ask">
<p id="replying" hidden>Your next message is a reply. <button type="button" id="no-reply">Not a reply</button></p>
<label for="text">Ask a question, or type / for a command</label>
<div class="line">
<input id="text" type="text" autocomplete="off" list="commands" required>
<button type="submit">Send</button>
</div>
<label for="file">A file, for commands that take one</label>
<input id="file" type="file">
<datalist id="commands">${commands.map(suggestion).join('')}</datalist>
</form>
</section>
<section aria-labelledby="in-terminal">
<h2 id="in-terminal">In the terminal</h2>
<div id="terminal" tabindex="0" role="region" aria-labelledby="in-terminal"></div>
</section>
</main>
<dialog id="form" class="discord dark" aria-labelledby="form-title"></dialog>
</body>
</html>`;
}

function choice(name: string, label: string, choices: Record<string, string>): Html {
  const options = Object.entries(choices).map(([value, shown]) =>
    element('option', { value }, escapeHtml(shown)),
  );
  return element('label', {}, `${escapeHtml(label)} `, element('select', { name }, ...options));
}

function suggestion({ name, description }: { name: string; description: string }): Html {
  return element('option', { value: `/${name} ` }, escapeHtml(description));
}

/** Discord's name for each language of the messages. */
function localesOf(): Record<string, string> {
  const names = new Intl.DisplayNames('en', { type: 'language' });
  const own: Record<string, string> = { en: 'en-US', pt: 'pt-BR', es: 'es-ES' };
  return Object.fromEntries(
    Object.keys(LANGUAGES).map((code) => [own[code] ?? code, names.of(code) ?? code]),
  );
}
