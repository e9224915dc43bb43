import type { MannersMessages } from '../../app/messages/mannersMessages.ts';

/** What somebody says without asking anything. */
export type Remark = keyof MannersMessages['remarks'];

/**
 * What people say without asking anything, a language (ISO 639-1) of Discord's client a line; commas between phrases. Written by
 * hand, as phrasebooks list them among the basics (hello, thank you, goodbye, all right), with what is left of them in a chat.
 * Accents may be left out in typing. No word that is also the name of something a collection may be about (nice), and none that
 * answers a question (yes, no).
 */
export const PHRASES: Readonly<Record<string, Readonly<Record<Remark, string>>>> = {
  bg: {
    greeting: 'здравей, здравейте, здрасти, привет, добро утро, добър ден, добър вечер',
    thanks: 'благодаря, благодаря ти, благодаря ви, много благодаря, благодаря много, мерси, мерси много',
    farewell: 'довиждане, чао, лека нощ, до скоро, приятен ден',
    approval: 'добре, супер, чудесно, ясно, разбрах, окей, ок',
  },
  cs: {
    greeting: 'ahoj, čau, nazdar, dobrý den, dobré ráno, dobrý večer, zdravím',
    thanks: 'děkuji, děkuju, díky, dík, díky moc, moc díky, děkuji moc, děkuju moc, mockrát děkuji',
    farewell: 'nashledanou, na shledanou, sbohem, dobrou noc, měj se, zatím, hezký den',
    approval: 'dobře, super, skvělé, jasně, rozumím, chápu, fajn, oukej',
  },
  da: {
    greeting: 'hej, hejsa, goddag, godmorgen, godaften, halløj, davs',
    thanks: 'tak, mange tak, tusind tak, tak skal du have, tak for hjælpen, tak for det',
    farewell: 'farvel, hej hej, vi ses, godnat, ha det godt, god dag',
    approval: 'okay, fint, super, godt, forstået, det er fint, perfekt, fedt',
  },
  de: {
    greeting:
      'hallo, hallöchen, guten tag, guten morgen, guten abend, moin, moin moin, servus, grüß gott, grüezi, morgen zusammen',
    thanks:
      'danke, danke dir, danke schön, dankeschön, danke sehr, vielen dank, vielen lieben dank, besten dank, herzlichen dank, tausend dank, danke für die hilfe, danke für deine hilfe, danke vielmals',
    farewell:
      'tschüss, tschüß, tschau, auf wiedersehen, bis bald, bis dann, bis später, gute nacht, schönen tag noch, machs gut, mach’s gut',
    approval:
      'okay, alles klar, super, prima, toll, perfekt, gut, sehr gut, verstanden, verstehe, passt, gut zu wissen, ach so',
  },
  el: {
    greeting: 'γεια, γεια σου, γεια σας, καλημέρα, καλησπέρα, χαίρετε',
    thanks: 'ευχαριστώ, ευχαριστώ πολύ, σε ευχαριστώ, σας ευχαριστώ, ευχαριστούμε, να είσαι καλά',
    farewell: 'αντίο, καληνύχτα, τα λέμε, καλή συνέχεια',
    approval: 'εντάξει, οκ, τέλεια, ωραία, μάλιστα, κατάλαβα, καλά',
  },
  en: {
    greeting:
      'hi, hello, hey, hiya, howdy, heya, yo, hi there, hello there, hey there, hi all, hello everyone, hi everyone, good morning, good afternoon, good evening, hi bot, hello bot, hey bot, hi again, hello again',
    thanks:
      'thanks, thank you, thank u, thanku, thankyou, thx, tnx, ty, tysm, tyvm, thanks a lot, thanks so much, thanks very much, thanks a million, thanks a bunch, many thanks, thank you so much, thank you very much, thank you a lot, thanks bot, thank you bot, thanks for the help, thanks for your help, thank you for your help, thank you for the help, thanks mate, thanks man, cheers, much appreciated, appreciate it, i appreciate it, that helps, that helped, that helped a lot, very helpful, that was helpful, that was very helpful, good bot',
    farewell:
      'bye, bye bye, byebye, goodbye, good bye, see you, see ya, cya, see you see you soon, good night, goodnight, gn, take care, have a nice day, have a good day, ttyl, bye for now',
    approval:
      'ok, okay, okey, okie, oki, k, kk, okay then, ok then, all right, alright, cool, great, perfect, awesome, excellent, wonderful, amazing, fantastic, brilliant, good, very good, got it, i got it, gotcha, understood, i see, i understand, makes sense, that makes sense, good to know, very nice, nice one, sounds good, well done, haha, hahaha, no problem, never mind, nevermind, nvm',
  },
  es: {
    greeting:
      'hola, holi, buenos días, buenas tardes, buenas noches, buenas, hola a todos, qué tal, saludos, hola bot, buen día',
    thanks:
      'gracias, muchas gracias, muchísimas gracias, mil gracias, gracias bot, gracias por la ayuda, gracias por tu ayuda, gracias por todo, te lo agradezco, muy amable, grax',
    farewell:
      'adiós, chao, chau, hasta luego, hasta pronto, hasta mañana, nos vemos, buen día a todos, que tengas un buen día',
    approval:
      'vale, de acuerdo, perfecto, genial, entendido, entiendo, bien, muy bien, okey, excelente, estupendo, listo, guay, ya veo, dale, qué bien',
  },
  fi: {
    greeting: 'hei, moi, moikka, terve, huomenta, hyvää huomenta, hyvää päivää, hyvää iltaa, moro, heippa',
    thanks: 'kiitos, kiitti, kiitos paljon, paljon kiitoksia, suuri kiitos, kiitoksia, kiitos avusta',
    farewell: 'näkemiin, hei hei, heihei, moi moi, nähdään, hyvää yötä, hyvää päivänjatkoa',
    approval: 'okei, selvä, hyvä, hienoa, kiva, ymmärrän, mahtavaa, loistavaa',
  },
  fr: {
    greeting: 'bonjour, salut, coucou, bonsoir, bonjour à tous, salut à tous, bjr, slt',
    thanks:
      'merci, merci beaucoup, merci bien, mille mercis, merci à toi, merci à vous, grand merci, un grand merci, merci infiniment, merci pour ton aide, merci pour votre aide, merci pour l’aide, merci bot, mrc',
    farewell:
      'au revoir, à bientôt, à plus, à plus tard, à demain, bonne nuit, bonne journée, bonne soirée, adieu, ciao',
    approval:
      'd’accord, daccord, parfait, super, très bien, bien, génial, compris, j’ai compris, je vois, okay, ça marche, excellent, entendu, c’est bon',
  },
  hi: {
    greeting: 'नमस्ते, नमस्कार, हैलो, हेलो, हाय, सुप्रभात, शुभ संध्या, namaste',
    thanks:
      'धन्यवाद, बहुत धन्यवाद, बहुत बहुत धन्यवाद, शुक्रिया, बहुत शुक्रिया, आपका धन्यवाद, थैंक्स, थैंक यू, dhanyavaad, shukriya',
    farewell: 'अलविदा, फिर मिलेंगे, शुभ रात्रि, बाय',
    approval: 'ठीक है, ठीक, अच्छा, बढ़िया, बहुत अच्छा, समझ गया, समझ गई, ओके, theek hai, accha',
  },
  hr: {
    greeting: 'bok, zdravo, dobar dan, dobro jutro, dobra večer, pozdrav, ćao, hej',
    thanks:
      'hvala, hvala ti, hvala vam, hvala lijepa, hvala lijepo, puno hvala, hvala puno, najljepša hvala, hvala na pomoći',
    farewell: 'doviđenja, adio, laku noć, vidimo se, ugodan dan',
    approval: 'u redu, dobro, super, odlično, razumijem, jasno, savršeno, može',
  },
  hu: {
    greeting: 'szia, sziasztok, helló, üdv, jó napot, jó reggelt, jó estét, szervusz, hali, jó napot kívánok',
    thanks:
      'köszönöm, köszi, kösz, köszönöm szépen, nagyon köszönöm, köszi szépen, köszönjük, köszönöm a segítséget',
    farewell: 'viszlát, viszontlátásra, jó éjszakát, szép napot, jó éjt',
    approval: 'rendben, jó, oké, szuper, értem, remek, nagyszerű, tökéletes',
  },
  id: {
    greeting:
      'halo, hai, hei, selamat pagi, selamat siang, selamat sore, selamat malam, assalamualaikum, salam, pagi, halo semua, hai semua, permisi',
    thanks:
      'terima kasih, terimakasih, makasih, makasi, trims, thx, terima kasih banyak, makasih banyak, makasih ya, terima kasih ya, banyak terima kasih, tengkyu, terima kasih atas bantuannya, tq',
    farewell: 'sampai jumpa, sampai nanti, dadah, dah, selamat tinggal, selamat tidur, bye',
    approval:
      'oke, okay, oke deh, baik, baiklah, siap, mantap, bagus, paham, mengerti, saya mengerti, oh begitu, keren, oh gitu',
  },
  it: {
    greeting: 'ciao, salve, buongiorno, buonasera, buon pomeriggio, ciao a tutti, ehilà',
    thanks:
      'grazie, grazie mille, molte grazie, tante grazie, mille grazie, grazie a te, grazie infinite, ti ringrazio, grazie dell’aiuto, grazie per l’aiuto',
    farewell: 'arrivederci, a presto, a dopo, buonanotte, buona notte, buona giornata, addio, ci vediamo',
    approval:
      'va bene, perfetto, ottimo, capito, ho capito, bene, benissimo, okay, fantastico, d’accordo, chiaro',
  },
  ja: {
    greeting:
      'こんにちは, こんにちわ, おはよう, おはようございます, こんばんは, こんばんわ, やあ, はじめまして, ハロー, どうも',
    thanks:
      'ありがとう, ありがとうございます, ありがとうございました, どうもありがとう, どうもありがとうございます, 有難う, 有難うございます, 有り難う, サンキュー, あざす, あざます, 感謝, 感謝します, 助かりました, 助かる, 助かります, お疲れ様です, お疲れ様でした, お疲れさま, 本当にありがとう, 本当にありがとうございます, ありがと',
    farewell:
      'さようなら, さよなら, またね, じゃあね, バイバイ, ばいばい, おやすみ, おやすみなさい, ではまた, また明日, またあとで',
    approval:
      'わかりました, 分かりました, わかった, 分かった, 了解, 了解です, 了解しました, 承知しました, オーケー, オッケー, おけ, なるほど, いいね, いいですね, すごい, すばらしい, 素晴らしい, 完璧, 大丈夫, 大丈夫です',
  },
  ko: {
    greeting:
      '안녕, 안녕하세요, 안녕하십니까, 하이, 헬로, 반가워, 반가워요, 반갑습니다, 좋은 아침, 좋은 아침이에요',
    thanks:
      '감사합니다, 고마워, 고마워요, 고맙습니다, 감사해요, 땡큐, 정말 감사합니다, 대단히 감사합니다, 정말 고마워, 정말 고마워요, ㄱㅅ, 수고하셨습니다',
    farewell:
      '안녕히 가세요, 안녕히 계세요, 잘 가, 잘가, 잘 있어, 또 봐, 또 봐요, 바이, 잘 자, 안녕히 주무세요, 좋은 하루 되세요',
    approval:
      '네 알겠습니다, 알겠습니다, 알겠어, 알겠어요, 알았어, 알았어요, 좋아, 좋아요, 오케이, ㅇㅋ, 굿, 대박, 최고, 완벽해, 그렇군요, 이해했어요',
  },
  lt: {
    greeting: 'labas, sveiki, sveikas, sveika, laba diena, labas rytas, labas vakaras, labukas',
    thanks: 'ačiū, dėkui, dėkoju, labai ačiū, ačiū labai, ačiū tau, labai dėkoju, ačiū už pagalbą',
    farewell: 'viso gero, iki pasimatymo, sudie, labanakt, labos nakties, geros dienos',
    approval: 'gerai, puiku, supratau, aišku, tobula, nuostabu, okei',
  },
  nl: {
    greeting: 'hallo, hoi, hey, goedemorgen, goedemiddag, goedenavond, goedendag, hoi hoi, hallo allemaal',
    thanks:
      'bedankt, dank je, dank u, dankjewel, dank je wel, dank u wel, dankuwel, heel erg bedankt, hartelijk dank, hartelijk bedankt, thanks, bedankt voor de hulp, bedankt voor je hulp, dankje, merci',
    farewell:
      'doei, tot ziens, dag doeg, tot later, goedenacht, welterusten, tot straks, fijne fijne dag nog',
    approval: 'oké, prima, goed, mooi, begrepen, duidelijk, perfect, geweldig, ik snap het, helder',
  },
  no: {
    greeting: 'hei, heisann, hallo, god morgen, god dag, god kveld, hei hei, morn',
    thanks: 'takk, tusen takk, mange takk, takk skal du ha, takk for hjelpen, takk for det',
    farewell: 'ha det, ha det bra, snakkes, vi ses, god natt, adjø',
    approval: 'okei, greit, fint, bra, supert, flott, skjønner, forstått, perfekt, kult',
  },
  pl: {
    greeting: 'cześć, hej, siema, dzień dobry, dobry wieczór, witam, witaj, halo, hejka, witajcie',
    thanks:
      'dziękuję, dzięki, dziękuję bardzo, bardzo dziękuję, wielkie dzięki, dziękuje ci, dziękuję ci, dzięki wielkie, dzięki za pomoc, dziękuję za pomoc, dziękuję ślicznie, dzieki',
    farewell: 'do widzenia, pa na razie, do zobaczenia, dobranoc, narka, miłego dnia, trzymaj się',
    approval: 'dobra, dobrze, w porządku, super, świetnie, rozumiem, jasne, fajnie, okej, spoko',
  },
  pt: {
    greeting:
      'olá, oi, oie, bom dia, boa tarde, boa noite, e aí, eai, oi gente, olá a todos, opa, salve, alô, oi bot',
    thanks:
      'obrigado, obrigada, obg, brigado, brigada, valeu, vlw, muito obrigado, muito obrigada, muitíssimo obrigado, obrigado pela ajuda, obrigada pela ajuda, obrigado por tudo, agradeço, agradecido, agradecida, grato, grata, obrigadão, obrigadinho, obrigado bot, ajudou muito',
    farewell:
      'tchau, xau, adeus, até logo, até mais, até breve, até amanhã, até já, falou, flw, tenha um bom dia, bye',
    approval:
      'tá bom, tá bem, está bem, está bom, beleza, blz, perfeito, ótimo, ótima, entendi, entendido, bom, muito bom, maravilha, fixe, excelente, bacana, joia, okay, saquei, combinado',
  },
  ro: {
    greeting: 'salut, bună, bună ziua, bună dimineața, bună seara, salutare, hei, servus, neața',
    thanks:
      'mulțumesc, mersi, mulțumesc mult, mulțumesc frumos, mersi mult, îți mulțumesc, vă mulțumesc, merci, mulțumim, mulțumesc pentru ajutor',
    farewell: 'la revedere, pa noapte bună, pe curând, o zi bună',
    approval: 'bine, foarte bine, perfect, super, am înțeles, înțeleg, în regulă, grozav, excelent, e ok',
  },
  ru: {
    greeting:
      'привет, здравствуйте, здравствуй, добрый день, доброе утро, добрый вечер, здрасте, хай, приветствую, всем привет, ку, доброго времени суток',
    thanks:
      'спасибо, большое спасибо, спасибо большое, огромное спасибо, спасибо огромное, благодарю, спс, пасиб, пасибо, спасибочки, спасибо за помощь, мерси',
    farewell:
      'пока, до свидания, до встречи, спокойной ночи, пока пока, всего доброго, всего хорошего, удачи, хорошего дня, бывай',
    approval:
      'хорошо, ок, окей, отлично, супер, понял, поняла, понятно, ясно, круто, ладно, прекрасно, замечательно, норм',
  },
  sv: {
    greeting: 'hej, hejsan, hallå, god morgon, god dag, god kväll, tjena, tja, hej alla, godmorgon, tjo',
    thanks:
      'tack, tack så mycket, tusen tack, stort tack, tack ska du ha, tackar, tack för hjälpen, många tack, jättetack',
    farewell: 'hej då, hejdå, adjö, vi ses, god natt, godnatt, ha det bra, ha en bra dag',
    approval: 'okej, bra, fint, toppen, jättebra, förstår, jag förstår, perfekt, uppfattat, utmärkt',
  },
  th: {
    greeting: 'สวัสดี, สวัสดีครับ, สวัสดีค่ะ, สวัสดีคะ, หวัดดี, หวัดดีครับ, หวัดดีค่ะ, ฮัลโหล, ดีครับ, ดีค่ะ, อรุณสวัสดิ์',
    thanks:
      'ขอบคุณ, ขอบคุณครับ, ขอบคุณค่ะ, ขอบคุณคะ, ขอบคุณมาก, ขอบคุณมากครับ, ขอบคุณมากค่ะ, ขอบใจ, ขอบใจนะ, แต๊งกิ้ว, ขอบคุณนะ',
    farewell: 'ลาก่อน, บาย, บ๊ายบาย, แล้วเจอกัน, ราตรีสวัสดิ์, ฝันดี, ไปก่อนนะ',
    approval:
      'โอเค, โอเคครับ, โอเคค่ะ, ตกลง, เข้าใจแล้ว, เข้าใจแล้วครับ, เข้าใจแล้วค่ะ, ดีมาก, เยี่ยม, สุดยอด, ได้เลย, รับทราบ',
  },
  tr: {
    greeting:
      'merhaba, merhabalar, selam, selamlar, günaydın, iyi günler, iyi akşamlar, selamün aleyküm, slm',
    thanks:
      'teşekkürler, teşekkür ederim, çok teşekkürler, çok teşekkür ederim, sağ ol, sağol, sağ olun, sağolun, eyvallah, teşekkür, yardımın için teşekkürler, tşk, mersi',
    farewell: 'hoşça kal, hoşçakal, görüşürüz, iyi geceler, güle güle, kendine iyi bak, bay bay',
    approval: 'tamam, tamamdır, peki, harika, süper, güzel, anladım, çok iyi, mükemmel, iyi, olur, okey',
  },
  uk: {
    greeting:
      'привіт, вітаю, добрий день, доброго дня, добрий ранок, доброго ранку, добрий вечір, доброго вечора, здоров, здрастуйте, привіт усім, хай',
    thanks:
      'дякую, дуже дякую, щиро дякую, дякую дуже, спасибі, велике дякую, красно дякую, дяки, дякую за допомогу',
    farewell: 'бувай, до побачення, на добраніч, до зустрічі, гарного дня, добраніч',
    approval:
      'добре, чудово, супер, зрозуміло, зрозумів, зрозуміла, гаразд, ок, окей, класно, круто, ясно, відмінно, файно',
  },
  vi: {
    greeting: 'xin chào, chào, chào bạn, chào mọi người, chào buổi sáng, chào buổi tối, alo, chào bot',
    thanks:
      'cảm ơn, cám ơn, cảm ơn bạn, cảm ơn nhiều, cám ơn bạn, cám ơn nhiều, cảm ơn bạn nhiều, cảm ơn rất nhiều, xin cảm ơn, tks, thanks bạn, cảm ơn nhé',
    farewell: 'tạm biệt, chào tạm biệt, hẹn gặp lại, chúc ngủ ngon, bái bai, bye',
    approval:
      'được, được rồi, tốt, tốt lắm, hiểu rồi, tôi hiểu rồi, tuyệt, tuyệt vời, ổn, vâng, okela, hay quá',
  },
  zh: {
    greeting:
      '你好, 您好, 大家好, 嗨, 哈喽, 哈囉, 早上好, 早安, 下午好, 晚上好, 午安, 早, 嘿, 你好呀, 你好啊, 哈罗',
    thanks:
      '谢谢, 謝謝, 谢谢你, 謝謝你, 谢谢您, 謝謝您, 多谢, 多謝, 感谢, 感謝, 谢了, 謝了, 非常感谢, 非常感謝, 十分感谢, 感恩, 太感谢了, 太感謝了, 谢谢啦, 謝謝啦, 谢谢大家, 辛苦了',
    farewell: '再见, 再見, 拜拜, 掰掰, 晚安, 回头见, 回頭見, 下次见, 下次見, 明天见, 明天見',
    approval:
      '好, 好的, 好吧, 好了, 行, 可以, 没问题, 沒問題, 明白, 明白了, 知道了, 了解, 懂了, 太好了, 太棒了, 很好, 不错, 不錯, 厉害, 厲害, 收到, 嗯, 嗯嗯, 原来如此, 原來如此',
  },
};

/** Understood in every language: who says these may speak any. */
export const EVERYWHERE: Readonly<Record<Remark, string>> = {
  greeting: 'hi, hey, hello',
  thanks: 'thx, thanks, ty',
  farewell: 'bye, bye bye',
  approval: 'ok, okay, k, kk, okey, cool, super, perfect, haha, hahaha',
};
