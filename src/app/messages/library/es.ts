import type { LibraryMessages } from '../libraryMessages.ts';
import { words } from '../words.ts';

const w = words('es');
const articles = w.counted({ one: '# artículo', other: '# artículos' });

export const es: LibraryMessages = {
  subcommandNames: {
    add: 'añadir',
    list: 'listar',
    show: 'mostrar',
    replace: 'reemplazar',
    remove: 'quitar',
    export: 'exportar',
    access: 'acceso',
    words: 'palabras',
  },

  library: {
    heading: (count, used, most) => `${articles(count)} de este servidor, ${used} de ${most} MB`,
    nothing: 'Este servidor aún no tiene artículos propios. Añade algunos con `/biblioteca añadir`.',
    added: w.counted({ one: '# artículo añadido', other: '# artículos añadidos' }),
    replaced: w.counted({ one: '# artículo reemplazado', other: '# artículos reemplazados' }),
    removed: w.counted({ one: '# artículo quitado', other: '# artículos quitados' }),
    restored: w.counted({ one: '# artículo está de vuelta', other: '# artículos están de vuelta' }),
    notAdded: w.counted({ one: 'No se añadió # archivo', other: 'No se añadieron # archivos' }),
    unchanged: 'No se ha cambiado nada.',
    same: 'ya está ahí, palabra por palabra',
    taken: 'ya hay otro archivo con este nombre; `/biblioteca reemplazar` lo reemplaza',
    full: (count, megabytes) => `ya no hay sitio: como máximo ${articles(count)} y ${megabytes} MB`,
    ready: 'A partir de ahora respondo con él.',
    gone: 'Ya no respondo con él.',
    notIndexed:
      'Está guardado, pero aún no puedo responder con él, porque falló la lectura de la biblioteca. El motivo está en el registro del bot.',
    questions: (list) => `Preguntas que contiene: ${list}`,
    headings: (list) => `Títulos que contiene: ${list}`,
    path: (path) => `Archivo: ${path}`,
    addedBy: (user, ago) => `Añadido por ${user} ${ago}`,
    addedAgo: (ago) => `Añadido ${ago}`,
    from: {
      file: (name) => `Del archivo adjunto ${name}`,
      text: 'Del formulario',
      address: (url) => `De ${url}`,
      found: 'Se encontró en la carpeta de la biblioteca de este servidor.',
    },
    fresh: 'Vuelvo a mirar esta dirección cada día.',
    undo: 'Deshacer',
    tooLate: 'Esto ya no se puede deshacer.',
    notKept: 'No ha funcionado. Inténtalo más tarde o avisa a quien gestiona este bot.',
    noSuch: (asked) => `Este servidor no tiene un artículo propio «${asked}».`,
    form: { add: 'Añadir un artículo', replace: 'Reemplazar un artículo', title: 'Título', text: 'Texto' },
    exported: w.counted({
      one: '# artículo, tal como se añadió',
      other: '# artículos, tal como se añadieron',
    }),
    part: (part, parts) => `Parte ${part} de ${parts}`,
    tooLarge: w.counted({
      one: '# archivo es demasiado grande para enviarlo aquí:',
      other: '# archivos son demasiado grandes para enviarlos aquí:',
    }),
    either: 'Indica archivos o una dirección, no ambas cosas.',
    notFetched: 'No se pudo obtener nada de esta dirección:',
    address: {
      address: 'se esperaba una dirección que empiece por http:// o https://',
      private: 'no lleva a la internet pública',
      robots: 'el robots.txt del sitio no lo permite',
      unreachable: 'el sitio no responde',
      status: 'el sitio lo rechaza o no tiene esa página',
      redirects: 'redirige demasiadas veces',
      'too-slow': 'tardó demasiado',
      'too-large': 'es demasiado grande',
      kind: 'no es un tipo de archivo que yo sepa leer',
      damaged: 'el archivo está dañado',
      nothing: 'no contiene nada que yo pueda leer',
      'too-many': 'está más allá de las 200 páginas que tomo de un sitemap',
    },
    access: {
      everybody: (path) => `Todos aquí pueden leer «${path}».`,
      only: (path, who) =>
        `Ahora solo ${who} puede leer «${path}». Donde otros verían una respuesta sacada de ahí, la respuesta es privada.`,
      asFolder: (path) => `«${path}» no tiene un límite propio, pero su carpeta sí.`,
      gone: 'ya no está',
      tooMany: (most) =>
        `No se ha añadido nada: aquí se pueden limitar como mucho ${w.number(most)} artículos y carpetas.`,
    },
    words: {
      heading: w.counted({
        one: '# palabra propia de este servidor',
        other: '# palabras propias de este servidor',
      }),
      none: 'Este servidor aún no tiene palabras propias. Añade una con `/biblioteca palabras palabra: significado:`.',
      set: 'A partir de ahora, las preguntas de aquí se leen en ambos sentidos.',
      before: (means) => `Antes significaba: ${means}`,
      gone: (word) => `«${word}» ya no es una palabra propia de este servidor.`,
      unknown: (word) => `«${word}» no es una palabra propia de este servidor. Con \`significado:\` lo será.`,
      refused: (word, means) =>
        `Se espera una palabra de hasta ${word} caracteres y, con \`significado:\`, algo distinto de hasta ${means}; cada una con una letra, una cifra o un emoji.`,
      full: (most) => `Ya hay ${most} palabras y no puede haber más: quita una primero.`,
      remove: 'Quitar',
      here: (pairs) => `En este servidor: ${pairs}`,
      there: (pairs) => `En ese servidor: ${pairs}`,
      log: {
        set: (user, pair) => `${user} definió una palabra propia de este servidor: ${pair}`,
        gone: (user, word) => `${user} quitó una palabra propia de este servidor: ${word}`,
      },
    },
    log: {
      told: (where) => `Los cambios de la biblioteca se anuncian en: ${where}`,
      nowhere: 'ningún canal',
      choose: 'Un canal al que se anuncian los cambios de la biblioteca',
      deeds: {
        added: (user, list) => `${user} añadió a la biblioteca: ${list}`,
        replaced: (user, list) => `${user} reemplazó en la biblioteca: ${list}`,
        removed: (user, list) => `${user} quitó de la biblioteca: ${list}`,
        restored: (user, list) => `${user} devolvió a la biblioteca: ${list}`,
      },
    },
  },
};
