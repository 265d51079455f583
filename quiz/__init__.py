"""Chronoquiz: articles become events, events certain questions, answers understanding.

The folders are the stages of that way, and each uses only those before it:

    messages    what is told to people: a sentence with named values, to be translated
    dates       a date in history, however vague, and when two have a certain order
    articles    texts we may quote, never changed after import
    events      what happened, with the exact words it was found in
    questions   what a student is asked, each with the proof of its key
    attempts    one student, one sitting: answers and credit
    practice    what an answer shows of pairs of events, and when each is to be asked again
    results     what attempts add up to: what is known, what a class's answers say of questions
    formats     other programs' files and our own, as text both ways

So far nothing has touched a database, a browser or the clock. The rest does:

    config      settings from the environment, checked once
    storage     the database: rows, and the queries on them
    web         pages: one module, one blueprint, one template folder, one test module each
    app         create_app: settings, database and blueprints put together
    serving     gunicorn's settings
    cli         quiz <command>: the same moves without a browser

`topics/` and `translations/` hold data, not code: the bundled topics, and the catalogue of texts.
`templates/` and `static/` stand beside this package in a checkout and inside it in a wheel.
"""
