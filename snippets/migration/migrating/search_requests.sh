grep -rnE "--include=*.py" 'requests\.|from requests' .
grep -rnE "--include=*.py" 'Session\(|HTTPAdapter|\.(verify|cert|proxies) =' .
grep -rnE "--include=*.py" 'allow_redirects|stream=True|iter_(content|lines)' .
grep -rnE "--include=*.py" '\.(ok|reason|elapsed|is_redirect)\b' .
grep -rnE "--include=*.py" '(if|not)\s+(r|res|resp|response):' .
grep -rnE "--include=*.py" 'except.*(requests|OSError|IOError)' .
grep -rnE 'REQUESTS_CA_BUNDLE|CURL_CA_BUNDLE|netrc' .
