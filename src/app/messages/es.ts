import { es as answering } from './answering/es.ts';
import { es as library } from './library/es.ts';
import { es as manners } from './manners/es.ts';
import { es as server } from './server/es.ts';
import type { Messages } from './types.ts';
import { words } from './words.ts';

const w = words('es-ES');

export const es: Messages = {
  ...w,
  ...server,
  ...library,
  ...answering,
  manners,
  locale: 'es-ES',
  discordLocales: ['es-ES', 'es-419'],

  commands: {
    ask: {
      description: 'Haz una pregunta a los artículos y recibe citas con notas al pie',
      question: 'Lo que quieres saber',
      article: 'Buscar solo en este artículo',
      language: 'Buscar solo en artículos en este idioma',
      library:
        'Desde fuera, como en un mensaje directo: preguntar también a los artículos de un servidor tuyo',
      private: 'Mostrar la respuesta solo a ti',
    },
    article: {
      description: 'Lee un artículo, página a página',
      name: 'Qué artículo, o qué título dentro de uno',
    },
    articles: {
      description: 'Lista los artículos de los que salen las respuestas',
      page: 'Qué página de la lista',
    },
    status: { description: 'Muestra qué está cargado, desde cuándo y qué archivos tienen problemas' },
    help: { description: 'Explica cómo preguntar' },
    reindex: { description: 'Lee de nuevo la carpeta de artículos (solo administradores)' },
    settings: { description: 'Define cómo respondo en este servidor (para quien puede gestionarlo)' },
    insights: {
      description: 'Muestra lo que falta en los artículos (para quien puede gestionar este servidor)',
      days: 'Cuántos días hacia atrás',
    },
    library: {
      description: 'Añade artículos de este servidor y cuida de ellos (para quien puede gestionarlo)',
      add: 'Añade archivos, un texto que escribes, o lo que hay en una dirección',
      list: 'Lista los artículos que ha añadido este servidor',
      show: 'Muestra qué se leyó de un artículo, quién lo añadió y de dónde',
      replace: 'Pone otro archivo o texto en el lugar de un artículo',
      remove: 'Quita un artículo; durante un minuto se puede deshacer',
      export: 'Envía todos los archivos de este servidor en un zip',
      file: 'Un archivo: texto, Markdown, HTML, CSV, PDF, DOCX o EPUB',
      url: 'Una página, un archivo, un sitemap, o un .zip o .tar.gz de archivos',
      fresh: 'Volver a mirar la dirección cada día',
      article: 'Qué artículo',
      page: 'Qué página de la lista',
      access: 'Quién puede leer un artículo o una carpeta de este servidor',
      limited: 'El artículo o la carpeta',
      role: 'Un rol que puede leerlo',
      channel: 'Un canal donde todos pueden leerlo',
      everybody: 'Todos aquí pueden leerlo de nuevo',
      words:
        'Muestra, añade o cambia las palabras propias de este servidor, como su jerga, y lo que significan',
      word: 'La palabra; sola, se muestra y se puede quitar',
      means: 'Lo que significa en los artículos',
    },
    privacy: { description: 'Dice lo que guardo y borra lo que hay sobre ti' },
  },

  commandNames: {
    ask: 'preguntar',
    article: 'artículo',
    articles: 'artículos',
    status: 'estado',
    help: 'ayuda',
    reindex: 'reindexar',
    settings: 'ajustes',
    insights: 'análisis',
    library: 'biblioteca',
    privacy: 'privacidad',
  },
  optionNames: {
    question: 'pregunta',
    article: 'artículo',
    language: 'idioma',
    library: 'biblioteca',
    private: 'privado',
    page: 'página',
    name: 'nombre',
    days: 'días',
    file: 'archivo',
    url: 'dirección',
    fresh: 'actualizar',
    role: 'rol',
    channel: 'canal',
    everybody: 'todos',
    word: 'palabra',
    means: 'significado',
  },
  menu: { askAbout: 'Preguntar sobre esto' },

  answer: {
    declined: 'Los artículos no lo dicen.',
    nearest: 'Los artículos más cercanos:',
    declinedHere: 'Este artículo no lo dice.',
    declinedIn: (language) => `Los artículos en ${language} no lo dicen.`,
    closest: (language) => `Los artículos en ${language} no lo dicen. Lo más cercano:`,
    nothingElse: 'No he encontrado nada más sobre esto en los artículos.',
    onlyIn: (language) => `Encontrado solo en ${language}.`,
    noArticles: (language) => `No hay artículos en ${language}.`,
    noArticlesBut: (language, found) => `No hay artículos en ${language}; esto se ha encontrado en ${found}.`,
    languages: (list) => `Los artículos están en ${list}.`,
    alsoIn: (places) => `también en ${places}`,
    maybe: w.counted({
      one: 'No estoy seguro. Quizá esto ayude:',
      other: 'No estoy seguro. Quizá estos fragmentos ayuden:',
    }),
    following: (question) => `Después de «${question}»`,
    sharedBy: (user) => `Compartido por ${user}`,
    lines: (from, to) => (from === to ? `línea ${from}` : `líneas ${from}–${to}`),
    page: (page) => `página ${page}`,
    leftOut: w.counted({
      one: 'Una cita más no cabe en este mensaje.',
      other: 'Otras # citas no caben en este mensaje.',
    }),
    tooLong: 'El pasaje es demasiado largo para un mensaje; lo encuentras aquí:',
    thanks: 'Gracias, eso ayuda a ver lo que falta en los artículos.',
  },

  buttons: {
    inContext: 'En contexto',
    more: 'Más',
    previous: 'Anterior',
    next: 'Siguiente',
    share: 'Compartir',
    shared: 'Compartido',
    dismiss: 'Descartar',
    followUp: 'Seguir preguntando',
    again: 'Preguntar de nuevo',
    allArticles: 'Buscar en todos los artículos',
    fromStart: 'Leer desde el principio',
  },

  followUp: { title: 'Seguir preguntando', label: 'Tu pregunta' },

  reader: {
    paragraphs: (from, to, total) =>
      from === to
        ? `párrafo ${w.number(from)} de ${w.number(total)}`
        : `párrafos ${w.number(from)}–${w.number(to)} de ${w.number(total)}`,
    changed: 'Este artículo ha cambiado desde entonces.',
    quoteGone: 'Este artículo ha cambiado desde entonces, y la cita ya no está en él.',
    articleGone: 'Este artículo ya no existe.',
  },

  help: {
    words: ['ayuda'],
    what: 'Respondo a preguntas sobre una carpeta de artículos, con citas y el lugar donde está cada una. Nunca invento una frase mía, y lo digo cuando los artículos no tienen la respuesta.',
    inDiscord: [
      'Pregunta con `/preguntar`, mencióname con una pregunta o escríbeme directamente.',
      'Pregunta en tu idioma: los artículos en él van primero.',
      'Sigue a partir de una respuesta, respondiendo a ella o con *Seguir preguntando*: «¿quién más?», «¿y en inglés?»',
    ],
    inTerminal: [
      'Escribe una pregunta y pulsa Intro.',
      'Pregunta en tu idioma: los artículos en él van primero.',
      'Continúa a partir de una respuesta simplemente preguntando: “¿quién más?”, “¿y en portugués?”',
    ],
    commands: 'Comandos:',
    short:
      'Pregúntame algo sobre los artículos: escribe una pregunta después de mencionarme o usa `/preguntar`. `/ayuda` explica más.',
  },

  articles: {
    heading: w.counted({ one: '# artículo', other: '# artículos' }),
    paragraphs: w.counted({ one: '# párrafo', other: '# párrafos' }),
    page: (page, pages) => `Página ${w.number(page)} de ${w.number(pages)}`,
  },

  status: {
    heading: 'Estado',
    loaded: (articles, paragraphs) =>
      `${es.articles.heading(articles)}, ${es.articles.paragraphs(paragraphs)}`,
    languages: (list) => `Idiomas: ${list}`,
    built: (ago) => `Índice construido ${ago}`,
    running: (version, duration) => `Versión ${version}, en marcha desde hace ${duration}`,
    problems: w.counted({ one: '# archivo con problemas:', other: '# archivos con problemas:' }),
    replicas: w.counted({ one: '# instancia responde:', other: '# instancias responden:' }),
    thisReplica: 'esta',
    differs: 'otros artículos que esta',
  },

  reindex: {
    stages: {
      model: 'Descargando el modelo (MB)',
      read: 'Leyendo archivos',
      embed: 'Leyendo párrafos',
      index: 'Construyendo el índice',
    },
    started: 'Leyendo la carpeta de artículos…',
    done: (duration) => `Índice reconstruido en ${duration}`,
    unchanged: 'Nada ha cambiado.',
    added: w.counted({ one: '+ # nuevo', other: '+ # nuevos' }),
    changed: w.counted({ one: '~ # modificado', other: '~ # modificados' }),
    removed: w.counted({ one: '− # eliminado', other: '− # eliminados' }),
    problems: w.counted({ other: '! # con problemas' }),
    kept: 'No se ha podido reconstruir el índice; el anterior sigue respondiendo.',
  },

  problems: {
    empty: 'no contiene palabras de un artículo',
    binary: 'no es texto',
    encoding: 'texto en una codificación desconocida',
    'encoding-guessed': 'texto en una codificación desconocida, leído según lo que parece',
    scan: 'muestra imágenes de páginas, no texto',
    encrypted: 'protegido con contraseña',
    damaged: 'está dañado o no es lo que dice su nombre',
    'too-slow': 'tarda demasiado en leerse',
    'too-complex': 'necesita demasiada memoria para leerse',
    unreadable: 'no se puede leer',
    'too-large': 'demasiado grande',
    kind: 'no es un tipo de archivo que se lea',
    outside: 'lleva fuera de la carpeta',
    'front-matter': 'lo que no se entiende del encabezado se ha dejado de lado',
    failed: 'no se puede indexar',
  },
  more: w.counted({ other: '… y # más' }),
  auto: 'Cualquiera, primero el idioma de la pregunta',
  undetermined: 'idioma desconocido',

  terminal: {
    greeting: 'Haz una pregunta o escribe /help.',
    unknownCommand: (command) => `No existe el comando ${command}. Escribe /help para ver los que hay.`,
    reindex: 'Lee de nuevo la carpeta de artículos',
    quit: 'Salir',
    askUsage: 'Escribe la pregunta después de /ask, o simplemente escríbela.',
    usage: (how) => `Escríbelo así: ${how}`,
    nothingToShow: (command) => `No hay nada que ${command} pueda mostrar.`,
    context: 'Lee una cita en su contexto: /context 2',
    more: 'Muestra más citas',
    all: 'Repite la pregunta en todos los artículos',
    next: 'Pasa a la página siguiente del artículo',
    previous: 'Vuelve una página atrás',
    onlyInServers: (commands) => `Solo en un servidor de Discord: ${commands}`,
  },

  trouble: {
    ours: 'Algo ha fallado por mi parte. Inténtalo de nuevo en un momento.',
    indexAway: 'Ahora mismo no puedo acceder a los artículos. Inténtalo de nuevo en un momento.',
    notAllowed: 'Eso solo pueden hacerlo los miembros que pueden gestionar este servidor.',
    notAllowedInDirectMessages: 'En los mensajes directos, eso solo puede hacerlo quien administra este bot.',
    noSuchLanguage: (asked, languages) => `No hay artículos en «${asked}». Hay artículos en ${languages}.`,
    noSuchArticle: (asked) => `Ningún artículo se llama «${asked}», así que he buscado en todos.`,
    noSuchLibrary: 'Aquí no hay ninguna biblioteca así que puedas leer, así que he buscado sin ella.',
    tooFast: (duration) => `Ha sido mucho a la vez. Inténtalo de nuevo en ${duration}.`,
    noText: 'En este mensaje no hay un texto al que pueda responder.',
    questionGone: 'Ya no puedo ver la pregunta. Hazla de nuevo, por favor.',
    questionTooOld: 'Esta pregunta es demasiado antigua y ya no la tengo entera. Hazla de nuevo, por favor.',
    notYours:
      'Solo quien preguntó y los miembros que pueden gestionar mensajes pueden quitar esta respuesta.',
    notPublicHere: 'En este canal las respuestas son privadas.',
    cannotShare: 'No puedo escribir en este canal.',
    notKept: 'No se ha podido guardar tu valoración.',
    cannotWrite: (channel, permissions) =>
      `No puedo responderte en ${channel}. Allí me faltan estos permisos: ${permissions}.`,
    permissions: {
      ViewChannel: 'Ver canal',
      SendMessages: 'Enviar mensajes',
      SendMessagesInThreads: 'Enviar mensajes en hilos',
      ReadMessageHistory: 'Leer el historial de mensajes',
    },
    noSuchPage: (page, pages) =>
      pages === 1
        ? 'Solo hay una página.'
        : `No hay página ${w.number(page)}; la última es la ${w.number(pages)}.`,
  },
};
